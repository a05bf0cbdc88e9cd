using System.IO.Compression;

namespace RetinaBench.Recordings.Npz;

/// <summary>The arrays of an <c>.npz</c> file: a zip of <c>.npy</c> files, stored or deflated.</summary>
internal sealed class NpzArchive : IDisposable
{
    private readonly string _file;
    private readonly FileStream _stream;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is missing, unreadable, or not a zip.</exception>
    public NpzArchive(string file)
    {
        _file = file;
        _stream = InputFile.OpenRead(file);
        try
        {
            _zip = Guard(file, () => new ZipArchive(_stream, ZipArchiveMode.Read, leaveOpen: true));
            foreach (ZipArchiveEntry entry in Guard(file, () => _zip.Entries))
            {
                if (!_entries.TryAdd(entry.FullName, entry))
                    throw new InputException($"{file}: has two entries named '{OneLine.Of(entry.FullName)}'");
            }
        }
        catch
        {
            _zip?.Dispose();
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads one array.</summary>
    /// <param name="name">Its name, without <c>.npy</c>.</param>
    /// <param name="begin">Receives the header and makes room, or refuses it; gives what each number in C order is handed to.</param>
    /// <exception cref="InputException">It is missing, damaged or refused.</exception>
    public void Read(string name, Func<NpyHeader, Action<int, double>> begin)
    {
        if (!_entries.TryGetValue(name + ".npy", out ZipArchiveEntry? entry))
            throw new InputException($"{_file}: has no array '{name}', only {Names()}");
        string place = $"{_file}: {name}";
        Guard(place, () =>
        {
            if (entry.IsEncrypted)
                throw new InvalidDataException("it is encrypted");
            using Stream opened = entry.Open();
            var bytes = new BoundedStream(opened, long.MaxValue);
            NpyHeader header = NpyHeader.Read(bytes, place);
            // Before any room is made: a shape alone may ask for all memory.
            double numbers = header.Shape.Aggregate(1.0, (product, axis) => product * axis);
            long left = Guard(place, () => entry.Length) - (long.MaxValue - bytes.Left);
            if (numbers * header.Type.Size() != left)
                throw new InvalidDataException(FormattableString.Invariant($"its shape {header.ShapeText} asks for {numbers * header.Type.Size()} bytes of numbers, it has {left}"));
            Action<int, double> sink = begin(header);
            int count = (int)numbers;
            header.Type.Read(bytes, count, header.IsFortranOrder ? InCOrder(header.Shape, sink) : sink);
            if (bytes.ReadByte() >= 0)
                throw new InvalidDataException($"it goes on after the {count} numbers of its shape");
            if (bytes.Crc != entry.Crc32)
                throw new InvalidDataException($"it is damaged: its CRC-32 is {bytes.Crc:x8}, the zip says {entry.Crc32:x8}");
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    // Numbers come with the first axis fastest; an odometer turns their order into that with the last axis fastest.
    private static Action<int, double> InCOrder(IReadOnlyList<int> shape, Action<int, double> sink)
    {
        int[] position = new int[shape.Count], strides = new int[shape.Count];
        for (int axis = shape.Count - 1, stride = 1; axis >= 0; stride *= shape[axis--])
            strides[axis] = stride;
        int at = 0;
        return (_, value) =>
        {
            sink(at, value);
            for (int axis = 0; axis < position.Length; axis++)
            {
                at += strides[axis];
                if (++position[axis] < shape[axis])
                    return;
                at -= position[axis] * strides[axis];
                position[axis] = 0;
            }
        };
    }

    private string Names() => _entries.Count == 0 ? "nothing" : OneLine.Of(string.Join(", ", _entries.Keys.Order(StringComparer.Ordinal).Take(20)));

    private static T Guard<T>(string place, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (EndOfStreamException e)
        {
            throw new InputException($"{place}: is truncated", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new InputException($"{place}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }
}
