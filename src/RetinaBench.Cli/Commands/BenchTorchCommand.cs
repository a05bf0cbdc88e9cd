using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RetinaBench.Baselines.Performance;
using RetinaBench.Cli.Benchmarks;
using RetinaBench.Json;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Torch.Benchmarks;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench torch</c>: inference and training of the Torch core on a CPU or a GPU, beside plain PyTorch.</summary>
internal sealed class BenchTorchCommand : ExampleCommand
{
    private const int MostRepeats = 1000;
    private const int MostSeconds = 600;
    private const int MostThreads = 1024;
    private const string BaselineFolder = "baselines/performance";

    private static readonly TorchBenchmarkOptions s_defaults = new();

    private readonly CommandContext _context;
    private readonly Option<string> _device = new("--device") { HelpName = "DEVICE", Description = $"Where: cpu, cuda or cuda:N; {TorchDevice.Default} if left out.", DefaultValueFactory = _ => TorchDevice.Default };
    private readonly Option<TorchPrecision> _precision = Precision();
    private readonly Option<int[]> _batches = Batches();
    private readonly Option<int?> _repeats = CommonOptions.WholeNumber("--repeats", "N", $"Repeats whose median is reported; {s_defaults.Repeats} if left out.", 1, MostRepeats);
    private readonly Option<int?> _warmUp = CommonOptions.WholeNumber("--warm-up", "S", $"Seconds that each runs before it is measured, at least once; {s_defaults.WarmUp.TotalSeconds:0} if left out.", 0, MostSeconds);
    private readonly Option<int?> _threads = CommonOptions.WholeNumber("--threads", "N", "Threads on the CPU, of the peer, too; one a processor if left out.", 1, MostThreads);
    private readonly Option<string?> _recipe = new("--recipe") { HelpName = "FILE", Description = "What is shown and trained; the paper's recipe at full size if left out. Neither with --peer, whose network is of full size, nor with --store." };
    private readonly Option<string?> _peer = new("--peer") { HelpName = "PATH", Description = "A script that measures the same network written plainly in PyTorch, which is run first, on the same device (docs/torch.md)." };
    private readonly Option<string?> _python = new("--python") { HelpName = "PROGRAM", Description = "What runs it; the first python3 with PyTorch if left out." };
    private readonly Option<string> _baselines = new("--baselines") { HelpName = "DIR", Description = $"Where figures of this machine are kept, to compare with; {BaselineFolder} if left out.", DefaultValueFactory = _ => BaselineFolder };
    private readonly Option<bool> _store = new("--store") { Description = "Keep what is measured there." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchTorchCommand(CommandContext context)
        : base(
            "torch",
            "Measure inference and training of the Torch core at several batches, on a CPU or a GPU: stimuli/s, GFLOP/s, share of peak, memory of the device.",
            "bench torch --batches 1,15",
            "bench torch --device cuda --batches 15,64,256 --peer pytorch_murray2021.py --store",
            "bench torch --device cuda --precision tf32 --json")
    {
        _context = context;
        foreach (Option option in (Option[])[_device, _precision, _batches, _repeats, _warmUp, _threads, _recipe, _peer, _python, _baselines, _store, _json])
            Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_recipe) is not null && (result.GetValue(_peer) is not null || result.GetValue(_store)))
                result.AddError("--recipe goes neither with --peer nor with --store: what is compared has the paper's recipe at full size");
            if (result.GetValue(_python) is not null && result.GetValue(_peer) is null)
                result.AddError("--python goes with --peer, which it runs");
        });
        SetAction(Measure);
    }

    private int Measure(ParseResult parsed)
    {
        TorchBenchmarkOptions options = s_defaults with
        {
            Device = parsed.GetValue(_device)!,
            Precision = parsed.GetValue(_precision),
            Batches = parsed.GetValue(_batches)!,
            Repeats = parsed.GetValue(_repeats) ?? s_defaults.Repeats,
            WarmUp = parsed.GetValue(_warmUp) is { } seconds ? TimeSpan.FromSeconds(seconds) : s_defaults.WarmUp,
            Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            Recipe = parsed.GetValue(_recipe) is { } path ? TrainingRecipe.Read(path) : s_defaults.Recipe,
        };
        TorchBenchmark.Check(options);
        var machine = MachineDescription.Of(MachineSources.OfThisMachine());
        string folder = parsed.GetValue(_baselines)!;
        PerformanceBaseline baseline = PerformanceBaselineFile.Find(folder, machine) ?? PerformanceBaseline.Empty(machine);
        PyTorchPeer? peer = parsed.GetValue(_peer) is { } script ? PyTorchPeer.Find(script, parsed.GetValue(_python)) : null;

        // The peer first: libtorch gives no memory of a device back before its process ends.
        IReadOnlyList<PeerTiming> peers = peer is null ? [] : MeasurePeer(peer, options);
        TorchBenchmarkResult result = TorchBenchmark.Run(options, Tell, _context.Cancellation);
        IReadOnlyList<ThroughputMeasurement> throughput = ThroughputTable.Of(result, peers, peer?.Name);
        bool comparable = parsed.GetValue(_recipe) is null;
        var document = new TorchBenchDocument(machine.Key, result, peers, throughput, [.. throughput.Select(t => comparable ? baseline.FindThroughput(t) : null)]);
        if (parsed.GetValue(_store) && throughput.Count > 0)
            PerformanceBaselineFile.Write(folder, throughput.Aggregate(baseline, (all, next) => all.WithThroughput(next)));
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(document));
        else
            TorchBenchText.Write(document, _context.Console.Out);
        return throughput.Count > 0 ? ExitCode.Done : ExitCode.NothingMeasured;
    }

    private PeerTiming[] MeasurePeer(PyTorchPeer peer, TorchBenchmarkOptions options) => [.. options.Batches.Distinct().Order().Select(batch =>
    {
        Tell(FormattableString.Invariant($"measuring {peer.Name} at batch {batch} on {options.Device}"));
        return peer.Measure(options.Device, batch, options.Threads!.Value, options.Repeats, _context.Cancellation);
    })];

    // Minutes may pass without a word otherwise; what is piped is left alone.
    private void Tell(string what)
    {
        if (_context.Console.ErrorIsTerminal)
            _context.Console.Error.WriteLine(what);
    }

    private static Option<TorchPrecision> Precision()
    {
        IReadOnlyDictionary<string, TorchPrecision> precisions = TorchPrecisions.ByName;
        var option = new Option<TorchPrecision>("--precision")
        {
            HelpName = string.Join('|', precisions.Keys),
            Description = "The arithmetic of convolutions (docs/torch.md); single if left out.",
            CustomParser = result =>
            {
                if (precisions.TryGetValue(result.Tokens[0].Value, out TorchPrecision precision))
                    return precision;
                result.AddError($"--precision: '{result.Tokens[0].Value}' is not one of {string.Join(", ", precisions.Keys)}");
                return default;
            },
        };
        option.CompletionSources.Add([.. precisions.Keys]);
        return option;
    }

    private static Option<int[]> Batches() => new("--batches")
    {
        HelpName = "N,N,...",
        Description = $"Stimuli of a batch, one or several; {string.Join(',', s_defaults.Batches)} if left out.",
        DefaultValueFactory = _ => [.. s_defaults.Batches],
        CustomParser = Parse,
    };

    private static int[]? Parse(ArgumentResult result)
    {
        List<int> batches = [];
        foreach (string text in result.Tokens[0].Value.Split(','))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int batch) && batch is >= 1 and <= TorchOptions.MaximumBatch)
                batches.Add(batch);
            else
                result.AddError(FormattableString.Invariant($"--batches: '{text}' is not valid: whole numbers from 1 to {TorchOptions.MaximumBatch} are expected, with ',' between several"));
        }

        return [.. batches];
    }
}
