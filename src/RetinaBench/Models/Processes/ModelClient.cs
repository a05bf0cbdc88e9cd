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
    // Two, so that one request can be sent while the answer to another is waited for.
    private StimulusEncoder[] _encoders = [];
    private byte[]? _movie;
    private SharedMovie? _shared;
    private bool _sharing;
    private bool _mapped;
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

    /// <summary>Shows stimuli and takes in the responses. A process of version 2 is sent a request while it works on another.</summary>
    /// <param name="stimuli">All stimuli of a batch.</param>
    /// <param name="pieces">What is asked, a request each.</param>
    /// <param name="batch">Receives the responses.</param>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    public void Respond(IReadOnlyList<Stimulus> stimuli, IEnumerable<ResponsePiece> pieces, ResponseBatch batch, CancellationToken cancellation)
    {
        Queue<(ResponsePiece Piece, float[] Values, Asked<Answers.Responses> Asked)> waiting = [];
        int ahead = Hello.Protocol >= ProcessProtocol.AheadVersion ? 1 : 0, asked = 0;
        try
        {
            foreach (ResponsePiece piece in pieces)
            {
                float[] values = new float[checked(piece.Count * piece.Plan.Values)];
                waiting.Enqueue((piece, values, AskFor(stimuli, piece, values, _encoders[asked++ % _encoders.Length])));
                while (waiting.Count > ahead)
                    TakeFirst();
            }

            while (waiting.Count > 0)
                TakeFirst();
        }
        finally
        {
            // After a failure: what is still answered is nobody's any more.
            while (waiting.TryDequeue(out (ResponsePiece Piece, float[] Values, Asked<Answers.Responses> Asked) left))
                Forget(left.Asked, cancellation);
        }

        void TakeFirst()
        {
            (ResponsePiece piece, float[] values, Asked<Answers.Responses> first) = waiting.Dequeue();
            AddModelSeconds(Answer(first, cancellation).ModelSeconds);
            for (int s = 0; s < piece.Count; s++)
                piece.Plan.Take(values.AsSpan(s * piece.Plan.Values, piece.Plan.Values), batch, piece.First + s);
        }
    }

    /// <summary>The most stimuli, from a first one on, that one request may show.</summary>
    /// <param name="stimuli">All stimuli of a batch.</param>
    /// <param name="first">The first to be shown.</param>
    /// <param name="plan">What is asked of each.</param>
    public int CountOf(IReadOnlyList<Stimulus> stimuli, int first, ResponsePlan plan)
    {
        int most = Math.Min(Hello.MaximumStimuli, stimuli.Count - first), count = 1;
        StimulusEncoder encoder = _encoders[0];
        long bytes = encoder.MaximumBytes(stimuli[first]);
        while (count < most
            && (count + 1) * plan.Conditions.Count <= ProcessProtocol.MaximumPairs
            && (count + 1L) * plan.Values <= ProcessProtocol.MaximumValues
            && (bytes += encoder.MaximumBytes(stimuli[first + count])) <= ProcessProtocol.MaximumFrameBytes)
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
    public unsafe double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        if (!_sharing)
        {
            _sharing = true;
            _shared = Hello.Memory ? SharedMovie.TryMake(Card.Geometry.Pixels) : null;
        }

        if (_shared is not null && DifferentiateShared(_shared, movie, objective, gradient) is { } value)
            return value;
        MovieGeometry input = Card.Geometry;
        Requests.Differentiate request = ToRequest(objective, [new("frames", TensorType.Float32, [1, input.Frames, input.Rows, input.Columns])], null);
        _movie ??= new byte[checked(input.Pixels * sizeof(float))];
        MemoryMarshal.AsBytes(movie).CopyTo(_movie);
        var expected = new TensorHeader("gradient", TensorType.Float32, [input.Frames, input.Rows, input.Columns]);
        Answers.Gradient answer;
        // Read by this thread into where it is wanted.
        fixed (float* place = gradient)
            answer = Ask("gradient", request, request.Id, _movie, Expecting<Answers.Gradient>((expected, new PinnedFloats(place, gradient.Length).Memory)), default);
        AddModelSeconds(answer.ModelSeconds);
        return answer.Value;
    }

    /// <summary>Asks for the kernels.</summary>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    public IReadOnlyList<Kernel> ReadKernels(CancellationToken cancellation)
    {
        var request = new Requests.Kernels("kernels", ++_requests);
        List<float[]> weights = [];
        Answers.KernelList answer = Ask<Answers.KernelList>("kernels", request, request.Id, default, read => Places(weights = [.. read.Tensors.Select(Matrix)]), cancellation);
        if (answer.Kernels.Count != answer.Tensors.Count)
            throw Fault($"answered with {answer.Kernels.Count} kernels and {answer.Tensors.Count} tensors, expected one tensor a kernel");
        return [.. answer.Kernels.Select((k, i) => new Kernel(new(k.Layer, k.CellType), k.Source, k.SourceType, k.Domain, answer.Tensors[i].Shape[0], answer.Tensors[i].Shape[1], weights[i]))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        _shared?.Dispose();
    }

    // Null where the process cannot map the memory, as one in a container of its own cannot: from then on everything goes through the pipe.
    private double? DifferentiateShared(SharedMovie shared, ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        Requests.Differentiate request = ToRequest(objective, [], shared.Path);
        movie.CopyTo(shared.Movie);
        Asked<Answers.Gradient> asked = Begin("gradient", request, request.Id, default, Expecting<Answers.Gradient>(), _options.Timeout);
        if (AnswerOrError(asked, default, out Answers.Error? error) is not { } answer)
        {
            if (_mapped)
                throw Reported(error!);
            shared.Dispose();
            _shared = null;
            return null;
        }

        shared.Unname();
        _mapped = true;
        AddModelSeconds(answer.ModelSeconds);
        shared.Gradient.CopyTo(gradient);
        return answer.Value;
    }

    private Requests.Differentiate ToRequest(ResponseObjective objective, IReadOnlyList<TensorHeader> tensors, string? memory) => new(
        "differentiate", ++_requests, Requests.Lesioned(objective.Lesion), [.. objective.Terms.Select(t => new Requests.Term(t.Type.Layer, t.Type.Index, t.Reduction, t.Index, t.Weight))], tensors, memory);

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
        if (!Hello.Fits)
            _encoders = [new(Card.Geometry, Hello.Stimuli), new(Card.Geometry, Hello.Stimuli)];
    }

    private Asked<Answers.Responses> AskFor(IReadOnlyList<Stimulus> stimuli, ResponsePiece piece, float[] values, StimulusEncoder encoder)
    {
        (StimulusForm form, IReadOnlyList<TensorHeader> tensors, ReadOnlyMemory<byte> payload) = encoder.Encode([.. stimuli.Skip(piece.First).Take(piece.Count)]);
        var request = new Requests.Respond("respond", ++_requests, piece.Count, form, piece.Plan.Conditions, tensors);
        var expected = new TensorHeader("responses", TensorType.Float32, [piece.Count, piece.Plan.Values]);
        return Begin("responses", request, request.Id, payload, Expecting<Answers.Responses>((expected, values)), _options.Timeout);
    }

    private T Ask<T>(
        string type, object request, long id, ReadOnlyMemory<byte> payload, Func<T, IReadOnlyList<Memory<float>>> places, CancellationToken cancellation)
        where T : class, Answers.IAnswer
    {
        cancellation.ThrowIfCancellationRequested();
        return Answer(Begin(type, request, id, payload, places, _options.Timeout), cancellation);
    }

    private Asked<T> Begin<T>(string type, object request, long id, ReadOnlyMemory<byte> payload, Func<T, IReadOnlyList<Memory<float>>> places, TimeSpan limit)
        where T : class, Answers.IAnswer
    {
        byte[] header = ProcessProtocol.Write(request);
        return header.Length <= ProcessProtocol.MaximumHeaderBytes
            ? new(type, id, _process.Send(header, payload), places, limit)
            : throw new ModelProcessException($"the request is longer than the {ProcessProtocol.MaximumHeaderBytes} bytes of the longest header");
    }

    private T Answer<T>(Asked<T> asked, CancellationToken cancellation)
        where T : class, Answers.IAnswer
    {
        return AnswerOrError(asked, cancellation, out Answers.Error? error) ?? throw Reported(error!);
    }

    private T? AnswerOrError<T>(Asked<T> asked, CancellationToken cancellation, out Answers.Error? error)
        where T : class, Answers.IAnswer
    {
        Answers.Error? told = null;
        T? answer = _process.Receive(FormattableString.Invariant($"request {asked.Id} for {asked.Type}"), asked.Limit, asked.Sending, Read, cancellation);
        error = told;
        return answer;

        T? Read(MessageReader reader)
        {
            T? read = ProcessProtocol.Read<T>(asked.Type, reader.ReadHeader(), out told);
            long answered = read?.Id ?? told!.Id;
            if (answered != asked.Id)
                throw new ProtocolException(FormattableString.Invariant($"answered request {answered}, expected {asked.Id}"));
            if (read is null)
                return null;
            foreach (Memory<float> place in asked.Places(read))
                reader.Read(MemoryMarshal.AsBytes(place.Span));
            return read;
        }
    }

    private void Forget<T>(Asked<T> asked, CancellationToken cancellation)
        where T : class, Answers.IAnswer
    {
        try
        {
            Answer(asked, cancellation);
        }
        catch (Exception e) when (e is ModelProcessException or OperationCanceledException)
        {
            // Whoever asked hears of what came before.
        }
    }

    private static Func<T, IReadOnlyList<Memory<float>>> Expecting<T>(params (TensorHeader Header, Memory<float> Values)[] expected)
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

    private static IReadOnlyList<Memory<float>> Places(IEnumerable<float[]> arrays) => [.. arrays.Select(a => a.AsMemory())];

    private static string Describe(IReadOnlyList<TensorHeader> tensors) => tensors.Count == 0 ? "no tensor" : string.Join(", ", tensors);

    private static string Shorten(string message) => OneLine.Of(message) is var line && line.Length <= LongestMessage ? line : line[..LongestMessage] + "...";

    private void AddModelSeconds(double seconds) => ModelSeconds += seconds >= 0 ? seconds : throw Fault(FormattableString.Invariant($"says that the model took {seconds} s"));

    private ModelProcessException Reported(Answers.Error error) => Fault($"reports: {Shorten(error.Message)}");

    private ModelProcessException Fault(string what) => new(_process.WithLastWords($"the process {what}"));

    // A request that has been sent, or is being sent. Places are what the tensors of its answer are read into; what they throw ends the process.
    private sealed record Asked<T>(string Type, long Id, Task Sending, Func<T, IReadOnlyList<Memory<float>>> Places, TimeSpan Limit);
}
