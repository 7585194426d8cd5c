# Writes what scripts/run_suites.py has to run: a file a kind with one path a line.
function(adder_write_target_list file property)
  get_property(targets GLOBAL PROPERTY ${property})
  set(lines)
  foreach(target IN LISTS targets)
    string(APPEND lines "$<TARGET_FILE:${target}>\n")
  endforeach()
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/${file} CONTENT "${lines}")
endfunction()

adder_write_target_list(unit-tests.txt ADDER_UNIT_TESTS)
adder_write_target_list(fuzzers.txt ADDER_FUZZERS)
adder_write_target_list(portable-libraries.txt ADDER_PORTABLE_LIBRARIES)
