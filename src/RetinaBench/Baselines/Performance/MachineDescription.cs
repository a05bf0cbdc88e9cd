using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace RetinaBench.Baselines.Performance;

/// <summary>The machine that times were measured on: what stays the same from day to day, and no clock reading.</summary>
/// <param name="Cpu">Model as the maker calls it, with the numbers that tell models of one name apart; a frequency that belongs to the name stays in it.</param>
/// <param name="Processors">Processors that the process may use.</param>
/// <param name="VectorBits">Bits of the widest vectors in hardware.</param>
/// <param name="MemoryGiB">Memory in GiB, rounded up to an eighth of the power of two below: kernels keep some of it for themselves, and not always as much.</param>
/// <param name="Gpus">Models of the graphics processors.</param>
/// <param name="System">Operating system, its version and the architecture.</param>
/// <param name="Runtime">Runtime with its major and minor version.</param>
public sealed record MachineDescription(string Cpu, int Processors, int VectorBits, int MemoryGiB, IReadOnlyList<string> Gpus, string System, string Runtime)
{
    /// <summary>The longest <see cref="Key"/>.</summary>
    public const int LongestKey = 160;

    private const int MemorySteps = 8;

    /// <summary>Names a file: lower-case letters, digits, dots and dashes.</summary>
    [JsonIgnore]
    public string Key
    {
        get
        {
            string gpus = string.Concat(Gpus.GroupBy(g => g, StringComparer.Ordinal).Select(g => FormattableString.Invariant($"-{g.Count()}x-{g.Key}")));
            string key = Slug(FormattableString.Invariant($"{Cpu}-{Processors}p-{VectorBits}b-{MemoryGiB}g{gpus}-{System}-{Runtime}"));
            return key.Length <= LongestKey ? key : key[..LongestKey].TrimEnd('-', '.');
        }
    }

    /// <summary>Reads what a machine says of itself.</summary>
    /// <param name="sources">Its texts.</param>
    public static MachineDescription Of(MachineSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Dictionary<string, string> system = Fields(sources.OsRelease, '=');
        string name = system.TryGetValue("ID", out string? id) ? $"{id} {system.GetValueOrDefault("VERSION_ID")}".Trim() : sources.OsName;
        return new(
            CpuOf(sources.CpuInfo),
            sources.Processors,
            sources.VectorBits,
            RoundMemory(MemoryOf(sources)),
            [.. sources.GpuInfo.Select(info => Fields(info, ':').GetValueOrDefault("Model", "unknown GPU"))],
            $"{name} {sources.Architecture.ToLowerInvariant()}",
            MajorMinor(sources.Runtime));
    }

    // Lists what names a model and nothing else of the file: clock, bogomips and microcode change with the hour or with an update.
    private static string CpuOf(string cpuInfo)
    {
        Dictionary<string, string> fields = Fields(cpuInfo, ':');
        string Field(string key) => fields.GetValueOrDefault(key, "?");
        return fields.TryGetValue("model name", out string? model) ? $"{model} family {Field("cpu family")} model {Field("model")}"
            : fields.ContainsKey("CPU part") ? $"implementer {Field("CPU implementer")} part {Field("CPU part")}"
            : "unknown cpu";
    }

    private static double MemoryOf(MachineSources sources)
    {
        string total = Fields(sources.MemoryInfo, ':').GetValueOrDefault("MemTotal", string.Empty).Split(' ')[0];
        return long.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes) ? kibibytes / (double)(1 << 20) : sources.MemoryBytes / (double)(1 << 30);
    }

    private static int RoundMemory(double gibibytes)
    {
        double below = Math.Pow(2, Math.Floor(Math.Log2(Math.Max(1, gibibytes)))), step = Math.Max(1, below / MemorySteps);
        return (int)(Math.Ceiling(gibibytes / step) * step);
    }

    private static string MajorMinor(string runtime) => runtime.Split('.') is [.. var name, var major, var minor, _] ? $"{string.Join('.', name)}.{major}.{minor}" : runtime;

    // The first value of each key: processors of one machine say the same.
    private static Dictionary<string, string> Fields(string text, char separator)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n'))
        {
            if (line.Split(separator, 2) is [var key, var value])
                fields.TryAdd(key.Trim(), value.Trim().Trim('"'));
        }

        return fields;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '.' && slug.Length > 0 && slug[^1] != '-'))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
