# What `cmake --install` puts where: the tools, their man pages and completions, and the package config behind
# find_package(Adder).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Debian's zsh looks for completions of packages in a directory of its own.
if(EXISTS /etc/debian_version)
  set(adder_zsh_default ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
else()
  set(adder_zsh_default ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
set(ADDER_ZSH_COMPLETIONS_DIR ${adder_zsh_default} CACHE STRING "Where zsh completions are installed")

# adder_install_tool(<tool>): the tool, and what it says about itself with --generate=man|bash|zsh|fish. The texts come
# from the tool's own option table, so they cannot fall behind it.
function(adder_install_tool tool)
  install(TARGETS ${tool} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  if(NOT ADDER_GENERATE_DOCS)
    return()
  endif()
  set(directory ${PROJECT_BINARY_DIR}/generated)
  set(man ${directory}/${tool}.1)
  set(bash ${directory}/bash/${tool})
  set(zsh ${directory}/zsh/_${tool})
  set(fish ${directory}/fish/${tool}.fish)
  foreach(kind IN ITEMS man bash zsh fish)
    cmake_path(GET ${kind} PARENT_PATH parent)
    file(MAKE_DIRECTORY ${parent})
    add_custom_command(
      OUTPUT ${${kind}}
      COMMAND ${tool} --generate=${kind} > ${${kind}}
      DEPENDS ${tool}
      COMMENT "Writing ${${kind}}"
      VERBATIM)
  endforeach()
  add_custom_target(generate-${tool} ALL DEPENDS ${man} ${bash} ${zsh} ${fish})
  install(FILES ${man} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${bash} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${zsh} DESTINATION ${ADDER_ZSH_COMPLETIONS_DIR})
  install(FILES ${fish} DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endfunction()

get_property(adder_tools GLOBAL PROPERTY ADDER_TOOLS)
foreach(tool IN LISTS adder_tools)
  adder_install_tool(${tool})
endforeach()

# qstr-gen's other name, for scripts that start scripts (qstrgen/Shim.h): the link that the build makes.
if(TARGET qstr-gen)
  install(FILES ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/adder-python DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

set(adder_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Adder)
if(CMAKE_INSTALL_LIBDIR MATCHES "^lib/")
  # The package is only about programs, so it needs no directory of the architecture.
  set(adder_config_dir lib/cmake/Adder)
endif()
set(adder_bin_dir ${CMAKE_INSTALL_BINDIR})
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/AdderConfig.cmake.in ${PROJECT_BINARY_DIR}/AdderConfig.cmake
  INSTALL_DESTINATION ${adder_config_dir}
  PATH_VARS adder_bin_dir)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/AdderConfigVersion.cmake
                                 COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/AdderConfig.cmake ${PROJECT_BINARY_DIR}/AdderConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/cmake/AdderCompileMpy.cmake ${PROJECT_SOURCE_DIR}/cmake/AdderFreeze.cmake
              ${PROJECT_SOURCE_DIR}/cmake/AdderQstr.cmake
        DESTINATION ${adder_config_dir})
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/adder)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/adder RENAME copyright)
