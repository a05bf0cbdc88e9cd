using System.Reflection;
using System.Runtime.Loader;
using RetinaBench.Testing;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>
/// Holds the in-repo assembly to the official API. <c>official-members.txt</c> was read from the official assembly: set RETINABENCH_TORCHSHARP to the path of
/// its TorchSharp.dll and run these tests to read it again.
/// </summary>
public sealed class OfficialMembersTests
{
    private const string Variable = "RETINABENCH_TORCHSHARP";
    private static readonly string List = Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Torch.Tests", "Provider", "official-members.txt");
    private static readonly Assembly Provided = typeof(torch).Assembly;

    [SkippableFact]
    public void InRepoAssembly_HasNoMemberThatIsNotOfficial()
    {
        Skip.If(TorchRuntime.Provider == "nuget", "this build has the official assembly, not the one in the repository");
        HashSet<string> official = [.. File.ReadLines(List)];
        string[] invented = [.. Visible(Provided).SelectMany(t => ApiSignature.Of(t, inherited: false)).Where(line => !official.Contains(line))];
        Assert.True(invented.Length == 0, $"not in the official API, or not in official-members.txt yet:\n{string.Join('\n', invented)}");
    }

    [Fact]
    public void ListedMembers_AreThereInEitherAssembly()
    {
        HashSet<string> provided = [.. Visible(Provided).SelectMany(t => ApiSignature.Of(t, inherited: true))];
        Assert.All(File.ReadLines(List), line => Assert.Contains(line, provided));
    }

    [SkippableFact]
    public void ListedMembers_AreReadFromTheOfficialAssembly()
    {
        string? path = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(path), $"{Variable} does not name the official TorchSharp.dll; with it, official-members.txt is written again");
        Skip.If(TorchRuntime.Provider == "nuget", "this build has the official assembly; the members to look for are those of the one in the repository");
        Assembly official = new AssemblyLoadContext("official").LoadFromAssemblyPath(Path.GetFullPath(path!));
        SortedSet<string> found = new(StringComparer.Ordinal);
        List<string> invented = [];
        foreach (Type type in Visible(Provided))
        {
            HashSet<string> known = official.GetType(type.FullName!) is { } same ? [.. ApiSignature.Of(same, inherited: true)] : [];
            foreach (string line in ApiSignature.Of(type, inherited: false))
            {
                if (known.Contains(line))
                    found.Add(line);
                else
                    invented.Add(line);
            }
        }

        File.WriteAllLines(List, found);
        Assert.True(invented.Count == 0, $"not in {path}:\n{string.Join('\n', invented)}");
    }

    [SkippableFact]
    public void InRepoAssembly_HoldsNothingThatIsNotUsed()
    {
        Skip.If(TorchRuntime.Provider == "nuget", "this build has the official assembly, not the one in the repository");
        HashSet<MemberInfo> used = [.. new[] { typeof(TorchRuntime).Assembly, typeof(OfficialMembersTests).Assembly }.SelectMany(Referenced)];
        string[] unused = [.. Visible(Provided).Where(t => !t.IsEnum).SelectMany(Declared).Where(m => !IsPattern(m) && !used.Contains(m)).Select(m => $"{m.DeclaringType}.{m.Name}")];
        Assert.True(unused.Length == 0, $"used by neither RetinaBench.Torch nor these tests:\n{string.Join('\n', unused)}");

        static IEnumerable<MemberInfo> Declared(Type type)
            => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(ApiSignature.IsVisible);

        // Callers name IDisposable.Dispose, and of an override what it overrides.
        static bool IsPattern(MemberInfo member) => member is MethodInfo method && (method.Name == "Dispose" || method.GetBaseDefinition() != method);
    }

    private static IEnumerable<Type> Visible(Assembly assembly) => assembly.GetTypes().Where(t => t.IsVisible);

    // The members of other assemblies that one names, in the table MemberRef of its metadata.
    private static IEnumerable<MemberInfo> Referenced(Assembly assembly)
    {
        const int memberReferences = 0x0A000000;
        for (int row = 1; ; row++)
        {
            MemberInfo? member;
            try
            {
                member = assembly.ManifestModule.ResolveMember(memberReferences + row);
            }
            catch (ArgumentOutOfRangeException)
            {
                yield break;
            }
            // Members of types whose arguments are those of the caller.
            catch (ArgumentException e) when (e.InnerException is BadImageFormatException)
            {
                continue;
            }

            if (member?.Module == Provided.ManifestModule)
                yield return Provided.ManifestModule.ResolveMember(member.MetadataToken)!;
        }
    }
}
