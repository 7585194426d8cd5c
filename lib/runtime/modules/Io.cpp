//===- runtime/modules/Io.cpp - The module io -------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_IO

extern "C" {
extern const mp_obj_type_t mp_type_iobase, mp_type_bufwriter, mp_type_fileio, mp_type_textio;
}

namespace adder::modules {

namespace {

const mp_rom_map_elem_t kIo[] = {
    {MEMBER_NAME(__name__, io)},
    {MEMBER(open, mp_builtin_open_obj)},
#if MICROPY_PY_IO_IOBASE
    {MEMBER(IOBase, mp_type_iobase)},
#endif
    {MEMBER(StringIO, mp_type_stringio)},
#if MICROPY_PY_IO_BYTESIO
    {MEMBER(BytesIO, mp_type_bytesio)},
#endif
#if MICROPY_VFS_POSIX
    {MEMBER(FileIO, mp_type_fileio)},
    {MEMBER(TextIOWrapper, mp_type_textio)},
#endif
#if MICROPY_PY_IO_BUFFEREDWRITER
    {MEMBER(BufferedWriter, mp_type_bufwriter)},
#endif
};
MP_DEFINE_CONST_DICT(kIoDict, kIo);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_io = {{&mp_type_module},
                                                 const_cast<mp_obj_dict_t *>(&adder::modules::kIoDict)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_io, mp_module_io);

#endif // MICROPY_PY_IO
