# The Debian package: `cpack --config build/release/CPackConfig.cmake`. With static tools it depends on nothing.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME adder)
set(CPACK_PACKAGE_VENDOR "Adder")
set(CPACK_PACKAGE_CONTACT "The Adder authors <adder@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "MicroPython cross-compiler and tools")
set(CPACK_PACKAGE_DESCRIPTION
    "Compiles MicroPython source to .mpy files: a drop-in for MicroPython's own mpy-cross that takes\n\
 whole trees, explains errors and is fast.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_RESOURCE_FILE_README ${PROJECT_SOURCE_DIR}/README.md)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
if(ADDER_CAN_LINK_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
else()
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
