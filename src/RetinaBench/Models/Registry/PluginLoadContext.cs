using System.Reflection;
using System.Runtime.Loader;

namespace RetinaBench.Models.Registry;

/// <summary>Loads a plugin with its own dependencies, but with the host's harness, so that its models are the host's <see cref="IRetinaModel"/>.</summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(path)
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <summary>The harness as the host runs it.</summary>
    public static Assembly Harness => typeof(IRetinaModel).Assembly;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Harness.GetName().Name)
            return Harness;
        string? found = _resolver.ResolveAssemblyToPath(assemblyName);
        return found is null ? null : LoadFromAssemblyPath(found);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? found = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return found is null ? nint.Zero : LoadUnmanagedDllFromPath(found);
    }
}
