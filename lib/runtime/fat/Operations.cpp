//===- runtime/fat/Operations.cpp - Making, removing and renaming ---------------------------------------===//

#include "runtime/fat/Create.h"

#include <cstring>

namespace adder::fat {

namespace {

/// An entry for something new.
void start(uint8_t *bytes, uint8_t attributes, uint32_t now) {
  std::memset(bytes, 0, entry::kBytes);
  bytes[entry::kAttributes] = attributes;
  put32(bytes + entry::kCreatedTime, now);
  put32(bytes + entry::kChangedTime, now);
}

} // namespace

Status Volume::makeDirectory(std::string_view path) {
  uint32_t directory, cluster, sector, offset;
  std::string_view last;
  if (Status status = findParent(path, 0, &directory, &last); status != Status::Ok)
    return status;
  if (last.empty())
    return Status::Exists;
  Name name;
  if (!parseName(last, &name))
    return Status::BadName;
  Entry entry;
  Status status = lookUp(directory, name, &entry);
  if (status != Status::NotFound)
    return status == Status::Ok ? Status::Exists : status;
  Creator creator(*this, directory, name);
  status = creator.prepare(nullptr);
  if (status == Status::Ok)
    status = allocate(0, &cluster);
  if (status != Status::Ok)
    return status == Status::Full ? Status::Denied : status;
  start(entry.bytes, entry::kDirectory, device.now(device.context));
  setFirst(entry.bytes, cluster);
  status = clear(cluster);
  if (status == Status::Ok) { // the buffer has its first sector
    for (size_t dots = 0; dots < 2; ++dots) {
      uint8_t *bytes = buffer + dots * entry::kBytes;
      std::memcpy(bytes, entry.bytes, entry::kBytes);
      std::memset(bytes, ' ', entry::kShortBytes);
      std::memset(bytes, '.', dots + 1);
    }
    setFirst(buffer + entry::kBytes, directory == rootStart() ? 0 : directory);
    status = creator.commit(entry.bytes, &sector, &offset);
  }
  if (status != Status::Ok) {
    freeChain(cluster);
    return status;
  }
  return sync();
}

/// Its entry and its clusters.
Status Volume::remove(const Entry &entry) {
  if (Status status = erase(entry); status != Status::Ok)
    return status;
  forEachOpen(entry.sector, entry.offset, [](File *file) { file->isGone = true; });
  return freeChain(firstOf(entry));
}

Status Volume::findToRemove(std::string_view path, bool isDirectory, Entry *found) {
  if (Status status = find(path, found); status != Status::Ok)
    return status;
  if (found->isRoot)
    return Status::BadName;
  if (!isWritable())
    return Status::ReadOnly;
  if (found->isDirectory() != isDirectory)
    return isDirectory ? Status::NotDirectory : Status::IsDirectory;
  return found->bytes[entry::kAttributes] & entry::kReadOnly ? Status::Denied : Status::Ok;
}

Status Volume::removeFile(std::string_view path) {
  Entry entry;
  Status status = findToRemove(path, false, &entry);
  if (status == Status::Ok)
    status = remove(entry);
  return status == Status::Ok ? sync() : status;
}

Status Volume::removeDirectory(std::string_view path) {
  Entry entry;
  if (Status status = findToRemove(path, true, &entry); status != Status::Ok)
    return status;
  bool empty = false;
  Status status = isCluster(firstOf(entry)) ? isEmpty(firstOf(entry), &empty) : Status::Damaged;
  if (status == Status::Ok && !empty)
    return Status::NotEmpty;
  if (status == Status::Ok)
    status = remove(entry);
  return status == Status::Ok ? sync() : status;
}

/// Has ".." of a directory mean another one.
Status Volume::setParent(uint32_t directory, uint32_t parent) {
  if (!isCluster(directory))
    return Status::Damaged;
  if (Status status = load(sectorOf(directory)); status != Status::Ok)
    return status;
  uint8_t *bytes = buffer + entry::kBytes;
  if (std::memcmp(bytes, "..         ", entry::kShortBytes) == 0) {
    setFirst(bytes, parent == rootStart() ? 0 : parent);
    touch();
  }
  return Status::Ok;
}

Status Volume::rename(std::string_view from, std::string_view to) {
  Entry source, there;
  if (Status status = find(from, &source); status != Status::Ok)
    return status;
  uint32_t directory, sector, offset;
  std::string_view last;
  // A directory cannot go into itself.
  uint32_t avoided = source.isDirectory() ? firstOf(source) : 0;
  if (Status status = findParent(to, avoided, &directory, &last); status != Status::Ok)
    return status;
  Name name;
  if (source.isRoot || last.empty() || !parseName(last, &name))
    return Status::BadName;
  Status status = lookUp(directory, name, &there);
  if (status != Status::Ok && status != Status::NotFound)
    return status;
  bool isThere = status == Status::Ok;
  bool isItself = isThere && there.sector == source.sector && there.offset == source.offset;
  if (isThere && !isItself && there.isDirectory())
    return Status::IsDirectory;
  bool isNamedSo = isItself && there.name.length == name.length &&
                   std::memcmp(there.name.units, name.units, name.length * sizeof *name.units) == 0;
  if (isNamedSo)
    return Status::Ok;
  Creator creator(*this, directory, name);
  status = creator.prepare(isThere ? &there : nullptr);
  if (status == Status::Ok && isThere)
    status = isItself ? erase(source) : remove(there);
  if (status == Status::Ok)
    status = creator.commit(source.bytes, &sector, &offset);
  if (status != Status::Ok)
    return status;
  forEachOpen(source.sector, source.offset, [&](File *file) {
    file->sector = sector;
    file->offset = offset;
  });
  if (!isItself)
    status = erase(source);
  if (status == Status::Ok && source.isDirectory())
    status = setParent(firstOf(source), directory);
  return status == Status::Ok ? sync() : status;
}

// --- Opening.

Status Volume::create(uint32_t directory, const Name &name, OpenMode mode, File *file) {
  Entry entry;
  Creator creator(*this, directory, name);
  Status status = creator.prepare(nullptr);
  if (status != Status::Ok)
    return status;
  start(entry.bytes, entry::kArchive, device.now(device.context));
  entry.isRoot = false;
  status = creator.commit(entry.bytes, &entry.sector, &entry.offset);
  if (status == Status::Ok)
    startFile(entry, mode, file);
  return status;
}

Status Volume::open(std::string_view path, OpenMode mode, File *file) {
  uint32_t directory;
  std::string_view last;
  if (Status status = findParent(path, 0, &directory, &last); status != Status::Ok)
    return status;
  Name name;
  if (last.empty() || !parseName(last, &name))
    return Status::BadName;
  Entry entry;
  Status status = lookUp(directory, name, &entry);
  if (path.back() == '/')
    return Status::NotFound;
  if (status == Status::NotFound && mode.creates)
    return create(directory, name, mode, file);
  if (status != Status::Ok)
    return status;
  if (mode.isNew)
    return Status::Exists;
  if (mode.writes && !isWritable())
    return Status::ReadOnly;
  if (entry.isDirectory())
    return mode.writes ? Status::Denied : Status::NotFound;
  if (mode.writes && (entry.bytes[entry::kAttributes] & entry::kReadOnly))
    return Status::Denied;
  if (mode.truncates)
    status = truncate(&entry);
  if (status == Status::Ok)
    startFile(entry, mode, file);
  return status;
}

} // namespace adder::fat
