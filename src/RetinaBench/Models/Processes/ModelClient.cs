using System.Runtime.InteropServices;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>One process that serves a model, spoken to in the terms of the model. One thread at a time, except for <see cref="Dispose"/>.</summary>
internal sealed partial class ModelClient : IDisposable
{
    private const int LongestMessage = 600;

    private readonly ChildProcess _process;
    private readonly ProcessOptions _options;
    private StimulusEncoder? _encoder;
    private byte[]? _movie;
    private float[]? _gradient;
    private long _requests;

    private ModelClient(ChildProcess process, ProcessOptions options)
    {
        _process = process;
        _options = options;
    }

    /// <summary>What the process said of the model and of itself.</summary>
    public Answers.Hello Hello { get; private set; } = null!;

    /// <summary>The card of the model.</summary>
    public ModelCard Card { get; private set; } = null!;

    /// <summary>What the process wrote to stderr last; empty where it wrote nothing.</summary>
    public string LastWords => _process.LastWords;

    /// <summary>Seconds that the model itself took for all requests so far, as the process says.</summary>
    public double ModelSeconds { get; private set; }

    /// <summary>Starts a process and makes its acquaintance.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="ModelProcessException">It cannot be started, or does not speak the protocol.</exception>
    public static ModelClient Open(ProcessOptions options, CancellationToken cancellation = default)
    {
        if (!BitConverter.IsLittleEndian)
            throw new ModelProcessException("tensors travel little-endian, which this machine is not");
        var client = new ModelClient(ChildProcess.Start(options), options);
        try
        {
            client.SayHello(cancellation);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Shows stimuli and takes in the responses.</summary>
    /// <param name="stimuli">All stimuli of a batch.</param>
    /// <param name="first">The first stimulus to be shown.</param>
    /// <param name="count">How many.</param>
    /// <param name="plan">What is asked.</param>
    /// <param name="batch">Receives the responses.</param>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    public void Respond(IReadOnlyList<Stimulus> stimuli, int first, int count, ResponsePlan plan, ResponseBatch batch, CancellationToken cancellation)
    {
        (StimulusForm form, IReadOnlyList<TensorHeader> tensors, ReadOnlyMemory<byte> payload) = _encoder!.Encode([.. stimuli.Skip(first).Take(count)]);
        var request = new Requests.Respond("respond", ++_requests, count, form, plan.Conditions, tensors);
        float[] values = new float[checked(count * plan.Values)];
        var expected = new TensorHeader("responses", TensorType.Float32, [count, plan.Values]);
        Answers.Responses answer = Ask("responses", request, request.Id, payload, Expecting<Answers.Responses>((expected, values)), cancellation);
        AddModelSeconds(answer.ModelSeconds);
        for (int s = 0; s < count; s++)
            plan.Take(values.AsSpan(s * plan.Values, plan.Values), batch, first + s);
    }

    /// <summary>The most stimuli, from a first one on, that one request may show.</summary>
    /// <param name="stimuli">All stimuli of a batch.</param>
    /// <param name="first">The first to be shown.</param>
    /// <param name="plan">What is asked of each.</param>
    public int CountOf(IReadOnlyList<Stimulus> stimuli, int first, ResponsePlan plan)
    {
        int most = Math.Min(Hello.MaximumStimuli, stimuli.Count - first), count = 1;
        long bytes = _encoder!.MaximumBytes(stimuli[first]);
        while (count < most
            && (count + 1) * plan.Conditions.Count <= ProcessProtocol.MaximumPairs
            && (count + 1L) * plan.Values <= ProcessProtocol.MaximumValues
            && (bytes += _encoder!.MaximumBytes(stimuli[first + count])) <= ProcessProtocol.MaximumFrameBytes)
        {
            count++;
        }

        return count;
    }

    /// <summary>Asks for a gradient.</summary>
    /// <param name="movie">[frames, rows, columns].</param>
    /// <param name="objective">What is differentiated.</param>
    /// <param name="gradient">Receives [frames, rows, columns].</param>
    /// <returns>The value of the objective.</returns>
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        MovieGeometry input = Card.Geometry;
        Requests.Term[] terms = [.. objective.Terms.Select(t => new Requests.Term(t.Type.Layer, t.Type.Index, t.Reduction, t.Index, t.Weight))];
        var request = new Requests.Differentiate(
            "differentiate", ++_requests, Requests.Lesioned(objective.Lesion), terms, [new("frames", TensorType.Float32, [1, input.Frames, input.Rows, input.Columns])]);
        _movie ??= new byte[checked(input.Pixels * sizeof(float))];
        _gradient ??= new float[input.Pixels];
        MemoryMarshal.AsBytes(movie).CopyTo(_movie);
        var expected = new TensorHeader("gradient", TensorType.Float32, [input.Frames, input.Rows, input.Columns]);
        Answers.Gradient answer = Ask("gradient", request, request.Id, _movie, Expecting<Answers.Gradient>((expected, _gradient)), default);
        AddModelSeconds(answer.ModelSeconds);
        _gradient.CopyTo(gradient);
        return answer.Value;
    }

    /// <summary>Asks for the kernels.</summary>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    public IReadOnlyList<Kernel> ReadKernels(CancellationToken cancellation)
    {
        var request = new Requests.Kernels("kernels", ++_requests);
        List<float[]> weights = [];
        Answers.KernelList answer = Ask<Answers.KernelList>("kernels", request, request.Id, default, read => weights = [.. read.Tensors.Select(Matrix)], cancellation);
        if (answer.Kernels.Count != answer.Tensors.Count)
            throw Fault($"answered with {answer.Kernels.Count} kernels and {answer.Tensors.Count} tensors, expected one tensor a kernel");
        return [.. answer.Kernels.Select((k, i) => new Kernel(new(k.Layer, k.CellType), k.Source, k.SourceType, k.Domain, answer.Tensors[i].Shape[0], answer.Tensors[i].Shape[1], weights[i]))];
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private void SayHello(CancellationToken cancellation)
    {
        byte[] header = ProcessProtocol.Write(new Requests.Hello("hello", ProcessProtocol.Versions, $"RetinaBench {ProcessProtocol.HarnessVersion}"));
        Answers.Error? error = null;
        Hello = _process.Exchange("hello", _options.StartTimeout, header, default, reader => ProcessProtocol.Read<Answers.Hello>("hello", reader.ReadFirstHeader(_process.Hear), out error), cancellation)
            ?? throw Fault($"refused the conversation: {Shorten(error!.Message)}");
        _process.NoteGroup();
        if (!ProcessProtocol.Versions.Contains(Hello.Protocol))
            throw Fault($"speaks version {Hello.Protocol} of the protocol, this is {ProcessProtocol.HarnessVersion} and speaks {string.Join(", ", ProcessProtocol.Versions)}");
        if (Hello.MaximumStimuli < 1)
            throw Fault($"says of its model: maximumStimuli is {Hello.MaximumStimuli}, expected 1 or more");
        if (FindFitFault(Hello) is { } offered)
            throw Fault(offered);
        Card = Hello.Card.ToModelCard(threadSafe: _options.Processes > 1);
        if (CardCheck.FindFault(Card, answersStimuli: !Hello.Fits) is { } fault)
            throw Fault($"says of its model: card: {fault}");
        _encoder = Hello.Fits ? null : new(Card.Geometry, Hello.Stimuli);
    }

    // Places are what the tensors of an answer are read into; what they throw ends the process.
    private T Ask<T>(
        string type, object request, long id, ReadOnlyMemory<byte> payload, Func<T, IReadOnlyList<float[]>> places, CancellationToken cancellation, TimeSpan? limit = null)
        where T : class, Answers.IAnswer
    {
        byte[] header = ProcessProtocol.Write(request);
        if (header.Length > ProcessProtocol.MaximumHeaderBytes)
            throw new ModelProcessException($"the request is longer than the {ProcessProtocol.MaximumHeaderBytes} bytes of the longest header");
        Answers.Error? error = null;
        T? answer = _process.Exchange(FormattableString.Invariant($"request {id} for {type}"), limit ?? _options.Timeout, header, payload, Read, cancellation);
        return answer ?? throw Fault($"reports: {Shorten(error!.Message)}");

        T? Read(MessageReader reader)
        {
            T? read = ProcessProtocol.Read<T>(type, reader.ReadHeader(), out error);
            long answered = read?.Id ?? error!.Id;
            if (answered != id)
                throw new ProtocolException(FormattableString.Invariant($"answered request {answered}, expected {id}"));
            if (read is null)
                return null;
            foreach (float[] place in places(read))
                reader.Read(MemoryMarshal.AsBytes(place.AsSpan()));
            return read;
        }
    }

    private static Func<T, IReadOnlyList<float[]>> Expecting<T>(params (TensorHeader Header, float[] Values)[] expected)
        where T : class, Answers.IAnswer => answer => answer.Tensors.Select(t => t.ToString()).SequenceEqual(expected.Select(e => e.Header.ToString()))
            ? [.. expected.Select(e => e.Values)]
            : throw new ProtocolException($"answered with {Describe(answer.Tensors)}, expected {Describe([.. expected.Select(e => e.Header)])}");

    // The size of a kernel is the process's word, so that it is bounded here.
    private static float[] Matrix(TensorHeader header)
    {
        const int MaximumSide = 1 << 12;
        if (header.Dtype != TensorType.Float32 || header.Shape is not [> 0 and <= MaximumSide, > 0 and <= MaximumSide])
            throw new ProtocolException($"answered with {header}, expected float32[rows, columns] of 1 to {MaximumSide} each");
        return new float[header.Shape[0] * header.Shape[1]];
    }

    private static string Describe(IReadOnlyList<TensorHeader> tensors) => tensors.Count == 0 ? "no tensor" : string.Join(", ", tensors);

    private static string Shorten(string message) => OneLine.Of(message) is var line && line.Length <= LongestMessage ? line : line[..LongestMessage] + "...";

    private void AddModelSeconds(double seconds) => ModelSeconds += seconds >= 0 ? seconds : throw Fault(FormattableString.Invariant($"says that the model took {seconds} s"));

    private ModelProcessException Fault(string what) => new(_process.WithLastWords($"the process {what}"));
}
