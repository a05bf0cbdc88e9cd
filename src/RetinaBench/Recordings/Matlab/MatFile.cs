using System.IO.Compression;
using System.Text;

namespace RetinaBench.Recordings.Matlab;

/// <summary>Reads counts from MATLAB files of level 5: those that <c>save -v6</c> and <c>save -v7</c> write (the latter compress each variable by zlib).</summary>
/// <remarks>
/// The MathWorks, MAT-File Format. Little-endian files only. Variables that are not asked for are passed over, whatever they hold. Files of <c>-v7.3</c> are HDF5 and
/// are refused with that word.
/// </remarks>
internal static class MatFile
{
    private const int HeaderLength = 128, VersionAt = 124, EndianAt = 126, Level5 = 0x0100;

    /// <summary>Reads variables.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Names of the variables that are wanted.</param>
    /// <returns>Those that the file has.</returns>
    /// <exception cref="InputException">The file is missing, truncated, damaged, of another format, or a variable that is wanted holds no counts.</exception>
    public static IReadOnlyDictionary<string, MatCounts> ReadCounts(string file, IReadOnlyCollection<string> names)
    {
        using FileStream stream = InputFile.OpenRead(file);
        try
        {
            CheckHeader(stream, file);
            var variables = new Dictionary<string, MatCounts>(StringComparer.Ordinal);
            while (stream.Position < stream.Length)
                ReadVariable(stream, file, names, variables);
            return variables;
        }
        catch (EndOfStreamException e)
        {
            throw new InputException($"{file}: is truncated", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            throw new InputException($"{file}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    private static void CheckHeader(FileStream stream, string file)
    {
        byte[] header = new byte[HeaderLength];
        stream.ReadExactly(header);
        if (Encoding.ASCII.GetString(header, 0, 10) == "MATLAB 7.3")
            throw new InputException($"{file}: is a MATLAB 7.3 file (HDF5), read are those of level 5: save it again with '-v7'");
        if (header[EndianAt] == 'M' && header[EndianAt + 1] == 'I')
            throw new InputException($"{file}: is a big-endian MATLAB file, read are little-endian ones");
        if (header[EndianAt] != 'I' || header[EndianAt + 1] != 'M' || BitConverter.ToUInt16(header, VersionAt) != Level5)
            throw new InputException($"{file}: does not begin like a MATLAB file of level 5");
    }

    private static void ReadVariable(FileStream stream, string file, IReadOnlyCollection<string> names, Dictionary<string, MatCounts> variables)
    {
        long at = stream.Position;
        var tag = MatTag.Read(stream);
        if (tag.Length > stream.Length - stream.Position)
            throw new InputException($"{file}: byte {at}: an element of {tag.Length} bytes goes beyond the end of the file: it is truncated");
        var body = new BoundedStream(stream, tag.Length);
        // Compressed elements alone are not padded to a multiple of 8 bytes.
        long end = stream.Position + (tag.Type == MatType.Compressed ? tag.Length : (tag.Length + 7L) / 8 * 8);
        if (tag.Type == MatType.Compressed)
        {
            using var inflated = new ZLibStream(body, CompressionMode.Decompress);
            var inner = MatTag.Read(inflated);
            if (inner.Type == MatType.Matrix && Take(new BoundedStream(inflated, inner.Length)) && inflated.ReadByte() >= 0)
                throw new InvalidDataException("a compressed variable goes on after its end");
        }
        else if (tag.Type == MatType.Matrix)
        {
            Take(body);
        }

        stream.Position = Math.Min(end, stream.Length);

        bool Take(BoundedStream matrix)
        {
            var reader = new MatMatrix(matrix, file);
            if (!names.Contains(reader.Name))
                return false;
            if (!variables.TryAdd(reader.Name, reader.ReadCounts()))
                throw new InputException($"{file}: has two variables named '{reader.Name}'");
            return matrix.Left == 0 ? true : throw new InvalidDataException($"variable '{reader.Name}' goes on after its values");
        }
    }
}
