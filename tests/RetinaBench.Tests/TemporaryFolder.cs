namespace RetinaBench.Tests;

/// <summary>A folder of its own for one test, removed with all it holds.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("retinabench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
