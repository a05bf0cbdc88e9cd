using RetinaBench.Json;

namespace RetinaBench.Stimuli;

/// <summary>Checks the ranges of a scene file and makes its scenes.</summary>
internal sealed class SceneFileReader(JsonInput<SceneFileContent> input)
{
    private const int MaximumFrames = 10_000, MaximumSide = 4096, MaximumField = 100_000, MaximumSpeed = 100_000;

    // 8 bytes each: half a gigabyte at the very most.
    private const long MaximumPositions = 1 << 26;

    private readonly SceneFileContent _content = input.Value;

    public SceneFile Read()
    {
        Check("frames", _content.Frames, 1, MaximumFrames);
        Check("height", _content.Height, 1, MaximumSide);
        Check("width", _content.Width, 1, MaximumSide);
        Check("dotRadius", _content.DotRadius, 0, DiscScene.MaximumRadius);
        Check("fieldMin", _content.FieldMin, -MaximumField, MaximumField);
        Check("fieldMax", _content.FieldMax, _content.FieldMin + 1, MaximumField);
        if ((long)_content.Frames * _content.Height * _content.Width > int.MaxValue)
            throw Error("frames", $"{_content.Frames} frames of {_content.Height} x {_content.Width} have more than {int.MaxValue} pixels");
        var geometry = new MovieGeometry(_content.Frames, _content.Height, _content.Width);
        CheckSizes();
        ExplicitScene[] scenes = [.. _content.Scenes.Select((scene, index) => ReadScene(scene, $"scenes[{index}]", geometry))];
        return new(geometry, _content.DotRadius, _content.FieldMin, _content.FieldMax, scenes);
    }

    private void CheckSizes()
    {
        if (_content.Scenes.Count == 0)
            throw Error("scenes", $"there are no scenes; at least 1 is needed");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        long positions = 0;
        for (int i = 0; i < _content.Scenes.Count; i++)
        {
            SceneContent scene = _content.Scenes[i] ?? throw Error($"scenes[{i}]", $"null is not a scene");
            if (scene.Id.Length == 0)
                throw Error($"scenes[{i}].id", $"an id is not empty");
            if (!ids.Add(scene.Id))
                throw Error($"scenes[{i}].id", $"\"{scene.Id}\" is the id of an earlier scene");
            positions += (long)scene.Dots.Count * _content.Frames;
            if (positions > MaximumPositions)
                throw Error($"scenes[{i}]", $"more than {MaximumPositions} positions of dots, all dots of all frames together");
        }
    }

    private ExplicitScene ReadScene(SceneContent scene, string path, MovieGeometry geometry)
    {
        int label = SceneFile.Classes.ToList().IndexOf(scene.Label);
        if (label < 0)
            throw Error($"{path}.label", $"\"{scene.Label}\" is not one of \"{string.Join("\", \"", SceneFile.Classes)}\"");
        Check($"{path}.slow", scene.Slow, 0, MaximumSpeed);
        Check($"{path}.alpha", scene.Alpha, 0, MaximumSpeed);
        var dots = new Dot[scene.Dots.Count];
        for (int i = 0; i < dots.Length; i++)
            dots[i] = ReadDot(scene.Dots[i], $"{path}.dots[{i}]");
        return new(scene.Id, label, scene.Slow, scene.Alpha, new(geometry, _content.DotRadius, _content.FieldMin, _content.FieldMax, dots));
    }

    private Dot ReadDot(double[]? dot, string path)
    {
        if (dot is not [double row, double column, double velocity])
            throw Error(path, $"{(dot is null ? "null" : $"a list of {dot.Length}")} is not a dot [row, column, velocity]");
        if (!(row >= _content.FieldMin && row < _content.FieldMax) || row != Math.Floor(row))
            throw Error($"{path}[0]", $"row {row} is not a whole number in [{_content.FieldMin}, {_content.FieldMax})");
        if (!(column >= _content.FieldMin && column < _content.FieldMax))
            throw Error($"{path}[1]", $"column {column} is not in [{_content.FieldMin}, {_content.FieldMax})");
        if (!(Math.Abs(velocity) <= MaximumSpeed))
            throw Error($"{path}[2]", $"velocity {velocity} is not in [{-MaximumSpeed}, {MaximumSpeed}]");
        return new((int)row, column, velocity);
    }

    private void Check(string path, double value, double low, double high)
    {
        if (!(value >= low && value <= high))
            throw Error(path, $"{value} is not in [{low}, {high}]");
    }

    private InputException Error(string path, FormattableString what) => input.Error($"$.{path}", FormattableString.Invariant(what));
}
