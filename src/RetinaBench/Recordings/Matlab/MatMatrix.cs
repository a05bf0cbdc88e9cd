using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace RetinaBench.Recordings.Matlab;

/// <summary>Reads one array of a MATLAB file: its flags, shape and name at once, its values when asked for.</summary>
internal sealed class MatMatrix
{
    private const int CellClass = 1, FirstNumericClass = 6, LastNumericClass = 15, ComplexFlag = 0x08;

    private static readonly string[] s_classes = ["", "a cell array", "a struct", "an object", "text", "a sparse matrix"];

    private static readonly Dictionary<MatType, NumberType> s_types = new()
    {
        [MatType.Int8] = NumberType.Int8,
        [MatType.UInt8] = NumberType.UInt8,
        [MatType.Int16] = NumberType.Int16,
        [MatType.UInt16] = NumberType.UInt16,
        [MatType.Int32] = NumberType.Int32,
        [MatType.UInt32] = NumberType.UInt32,
        [MatType.Single] = NumberType.Single,
        [MatType.Double] = NumberType.Double,
        [MatType.Int64] = NumberType.Int64,
        [MatType.UInt64] = NumberType.UInt64,
    };

    private readonly Stream _stream;
    private readonly string _place;
    private readonly int _class;
    private readonly bool _isComplex;
    private readonly int[] _shape;

    /// <summary>Reads what comes before the values.</summary>
    /// <param name="stream">The body of the array.</param>
    /// <param name="file">How messages name the file.</param>
    public MatMatrix(Stream stream, string file)
        : this(stream, file, null)
    {
    }

    private MatMatrix(Stream stream, string file, string? element)
    {
        _stream = stream;
        byte[] flags = MatTag.Read(stream).ReadAll(stream, 8);
        if (flags.Length != 8)
            throw new InvalidDataException($"the flags of an array have {flags.Length} bytes, expected are 8");
        (_class, _isComplex) = (flags[0], (flags[1] & ComplexFlag) != 0);
        byte[] dimensions = MatTag.Read(stream).ReadAll(stream, RecordingLimits.Dimensions * sizeof(int));
        _shape = new int[dimensions.Length / sizeof(int)];
        for (int i = 0; i < _shape.Length; i++)
            _shape[i] = BinaryPrimitives.ReadInt32LittleEndian(dimensions.AsSpan(i * sizeof(int)));
        Name = Encoding.ASCII.GetString(MatTag.Read(stream).ReadAll(stream, RecordingLimits.NameBytes));
        _place = element ?? $"{file}: {OneLine.Of(Name)}";
    }

    /// <summary>Name of the variable; empty for an element of a cell array.</summary>
    public string Name { get; }

    /// <summary>Reads the values.</summary>
    /// <exception cref="InputException">They are no counts.</exception>
    public MatCounts ReadCounts()
    {
        if (_shape.Length < 2 || _shape.Any(axis => axis < 0))
            throw new InputException($"{_place}: has the shape [{string.Join(", ", _shape)}], expected are two axes or more, none below 0");
        if (_class == CellClass)
            return new(_shape, [], ReadElements());
        if (_class is < FirstNumericClass or > LastNumericClass || _isComplex)
            throw new InputException($"{_place}: is {(_isComplex ? "complex" : _class < s_classes.Length ? s_classes[_class] : "of an unknown class")}, expected are real numbers");
        return new(_shape, ReadValues(), null);
    }

    private ushort[] ReadValues()
    {
        int count = Count(RecordingLimits.SpikeCounts, "counts");
        var tag = MatTag.Read(_stream);
        if (!s_types.TryGetValue(tag.Type, out NumberType type))
            throw new InputException($"{_place}: has values of type {(int)tag.Type}, which stores no numbers");
        if (tag.Length != (long)count * type.Size())
            throw new InputException($"{_place}: has the shape [{string.Join(", ", _shape)}] and {tag.Length} bytes of values, expected are {(long)count * type.Size()}");
        ushort[] values = new ushort[count];
        using Stream body = tag.Small is null ? new BoundedStream(_stream, tag.Length) : new MemoryStream(tag.Small);
        type.Read(body, count, (at, value) => values[at] = value >= 0 && value <= SpikeCounts.Largest && value == Math.Floor(value)
            ? (ushort)value
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{_place}{Position(at)} is {value}: a whole number from 0 to {SpikeCounts.Largest} is expected")));
        tag.SkipPadding(_stream);
        return values;
    }

    private MatCounts[] ReadElements()
    {
        var elements = new MatCounts[Count(RecordingLimits.Cells, "cells")];
        long counts = 0;
        for (int i = 0; i < elements.Length; i++)
        {
            var tag = MatTag.Read(_stream);
            if (tag.Type != MatType.Matrix)
                throw new InputException($"{_place}{{{i + 1}}}: is of type {(int)tag.Type}, expected is an array");
            var reader = new MatMatrix(new BoundedStream(_stream, tag.Length), "", $"{_place}{{{i + 1}}}");
            if (reader._class == CellClass)
                throw new InputException($"{_place}{{{i + 1}}}: is a cell array within a cell array, expected is an array [frames, trials]");
            elements[i] = reader.ReadCounts();
            counts += elements[i].Values.Length;
            if (counts > RecordingLimits.SpikeCounts)
                throw new InputException($"{_place}: has more than the {RecordingLimits.SpikeCounts} counts that are allowed");
            tag.SkipPadding(_stream);
        }

        return elements;
    }

    private int Count(int largest, string what)
    {
        double count = _shape.Aggregate(1.0, (product, axis) => product * axis);
        return count <= largest ? (int)count : throw new InputException($"{_place}: has the shape [{string.Join(", ", _shape)}], allowed are {largest} {what} in all");
    }

    // As MATLAB counts: from 1, in parentheses.
    private string Position(int at)
    {
        List<string> position = [];
        foreach (int axis in _shape)
        {
            position.Add(string.Create(CultureInfo.InvariantCulture, $"{(at % axis) + 1}"));
            at /= axis;
        }

        return $"({string.Join(", ", position)})";
    }
}
