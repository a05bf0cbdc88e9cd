using System.Reflection;
using System.Runtime.Loader;
using RetinaBench.Testing;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>The in-repo assembly where its native part is missing or cannot be loaded.</summary>
public sealed class LoadingTests
{
    private const string Library = "libRetinaBenchTorch.so";

    [SkippableFact]
    public void Initialize_WithoutNativePart_SaysSo() => Assert.Contains($"there is no {Library}", Refusal(_ => { }), StringComparison.Ordinal);

    [SkippableFact]
    public void Initialize_WithABrokenNativePart_SaysWhatTheLoaderSays()
    {
        string refusal = Refusal(folder => folder.Write(Library, "no library"));
        Assert.StartsWith($"{Library} cannot be loaded: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("file too short", refusal, StringComparison.Ordinal);
    }

    // What a copy of the assembly in a folder of its own says when it is to load its native part.
    private static string Refusal(Action<TemporaryFolder> prepare)
    {
        Skip.If(TorchRuntime.Provider == "nuget", "this build has the official assembly, not the one in the repository");
        using var folder = new TemporaryFolder();
        string copy = folder.At("TorchSharp.dll");
        File.Copy(typeof(torch).Assembly.Location, copy);
        prepare(folder);
        var context = new AssemblyLoadContext(nameof(LoadingTests), isCollectible: true);
        try
        {
            Assembly assembly = context.LoadFromAssemblyPath(copy);
            MethodInfo initialize = assembly.GetType("TorchSharp.torch")!.GetMethod(nameof(torch.InitializeDeviceType))!;
            object cpu = Enum.ToObject(assembly.GetType("TorchSharp.DeviceType")!, 0);
            var e = Assert.Throws<TargetInvocationException>(() => initialize.Invoke(null, [cpu]));
            return Assert.IsType<NotSupportedException>(e.InnerException).Message;
        }
        finally
        {
            context.Unload();
        }
    }
}
