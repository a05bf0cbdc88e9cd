using RetinaBench.Json;

namespace RetinaBench.Stimuli;

/// <summary>Explicit dot scenes of one geometry, as they stand in a JSON file such as the golden scenes of Murray et al. 2021.</summary>
/// <remarks>
/// Members: <c>frames</c>, <c>height</c>, <c>width</c>, <c>dotRadius</c>, <c>fieldMin</c>, <c>fieldMax</c> and <c>scenes</c>, each
/// with <c>id</c>, <c>label</c> (<c>left</c> or <c>right</c>), <c>slow</c>, <c>alpha</c> and <c>dots</c> as [row, column, velocity] at
/// frame 0 in visible coordinates, rows and columns within [fieldMin, fieldMax).
/// </remarks>
/// <param name="Geometry">Shape of every movie, [frames, rows, columns].</param>
/// <param name="DotRadius">Radius of every dot in pixels.</param>
/// <param name="FieldMinimum">First row and column of the field in visible coordinates.</param>
/// <param name="FieldEnd">The row and column after the last of the field.</param>
/// <param name="Scenes">The scenes.</param>
public sealed record SceneFile(MovieGeometry Geometry, int DotRadius, int FieldMinimum, int FieldEnd, IReadOnlyList<ExplicitScene> Scenes)
{
    /// <summary>Names of the answers, which the labels index.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["left", "right"];

    /// <summary>The scenes as stimuli, in the order of the file.</summary>
    public IReadOnlyList<Stimulus> ToStimuli() => [.. Scenes.Select(scene => scene.ToStimulus())];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, at most <see cref="StrictJson.DefaultMaximumBytes"/> long.</param>
    /// <exception cref="InputException">The file cannot be read, or a value is missing, unknown or outside of its range.</exception>
    public static SceneFile Read(string path) => new SceneFileReader(StrictJson.ReadInput<SceneFileContent>(path)).Read();

    /// <summary>Reads a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name the text.</param>
    /// <exception cref="InputException">A value is missing, unknown or outside of its range.</exception>
    public static SceneFile Parse(string text, string fileNameForMessages) =>
        new SceneFileReader(StrictJson.ParseInput<SceneFileContent>(text, fileNameForMessages)).Read();

    /// <summary>Writes a file that <see cref="Read"/> reads.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path) => StrictJson.Write(path, new SceneFileContent
    {
        Frames = Geometry.Frames,
        Height = Geometry.Rows,
        Width = Geometry.Columns,
        DotRadius = DotRadius,
        FieldMin = FieldMinimum,
        FieldMax = FieldEnd,
        Scenes =
        [
            .. Scenes.Select(scene => new SceneContent
            {
                Id = scene.Id,
                Label = Classes[scene.Label],
                Slow = scene.Slow,
                Alpha = scene.Alpha,
                Dots = [.. scene.Scene.Dots.Select(dot => new[] { dot.Row, dot.Column, dot.Velocity })],
            }),
        ],
    });
}
