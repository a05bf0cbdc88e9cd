using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace RetinaBench.Models.Processes;

/// <summary>A child process with which messages are exchanged; it never outlives this object, nor this program.</summary>
/// <remarks>
/// <para>Reads and writes block. What ends them when the process answers nothing, holds too much memory, or is not wanted any
/// more, is that it is killed, with all that it started: half an exchange cannot be taken up again.</para>
/// <para>One thread at a time, except for <see cref="Dispose"/>. When this program is killed, the process reads the end of its stdin.</para>
/// </remarks>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_reaping = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<ChildProcess, byte> s_alive = new();

    private readonly object _gate = new();
    private readonly Process _process;
    private readonly Stream _input;
    private readonly MessageReader _output;
    private readonly Thread _listener;
    private readonly LastWords _words = new();
    private readonly long _memoryBytes;
    private readonly int _id;
    private Task _sending = Task.CompletedTask;
    private int _group;
    private long _glanced;
    private string? _killedFor;
    private string? _ended;

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        // At once: whoever ends this program may not wait until trees of processes have been walked.
        foreach (ChildProcess child in s_alive.Keys)
            child.KillGroup();
        foreach (ChildProcess child in s_alive.Keys)
            child.Kill("the harness ends");
    };

    private ChildProcess(Process process, bool leads, long memoryBytes)
    {
        _process = process;
        _id = process.Id;
        _group = leads ? _id : 0;
        _memoryBytes = memoryBytes;
        _input = process.StandardInput.BaseStream;
        _output = new(process.StandardOutput.BaseStream);
        _listener = new(Listen) { IsBackground = true, Name = FormattableString.Invariant($"stderr of {_id}") };
        _listener.Start();
        s_alive.TryAdd(this, 0);
        process.Exited += (_, _) => KillGroup();
        process.EnableRaisingEvents = true;
    }

    /// <summary>What the process wrote to stderr last, on one line; empty where it wrote nothing.</summary>
    public string LastWords => _words.ToString();

    /// <summary>Starts a process.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <exception cref="ModelProcessException">It cannot be started.</exception>
    public static ChildProcess Start(ProcessOptions options)
    {
        string program = ProgramFile.Find(options.Command[0], options.Folder)
            ?? throw new ModelProcessException($"there is no program '{OneLine.Of(options.Command[0])}', neither along PATH nor, for a path, in {options.Folder}");
        IReadOnlyList<string> command = [program, .. options.Command.Skip(1)], led = ProcessGroup.Lead(command);
        var start = new ProcessStartInfo(led[0], led.Skip(1))
        {
            WorkingDirectory = options.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach ((string name, string value) in options.Environment)
            start.Environment[name] = value;
        try
        {
            return new(Process.Start(start)!, led.Count > command.Count, options.MemoryBytes);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new ModelProcessException($"'{OneLine.Of(program)}' cannot be started: {OneLine.Of(e.Message)}", e);
        }
    }

    /// <summary>Begins to send a request, behind those that are being sent. It is sent while answers are read, so that neither side waits for the other to drain a pipe.</summary>
    /// <param name="header">The header line.</param>
    /// <param name="payload">The tensors, which stay as they are until the request is answered.</param>
    /// <returns>The sending, for <see cref="Receive"/>.</returns>
    /// <exception cref="ModelProcessException">The process has ended.</exception>
    public Task Send(byte[] header, ReadOnlyMemory<byte> payload)
    {
        if (_ended is { } before)
            throw new ModelProcessException(before);
        return _sending = _sending.ContinueWith(
            last =>
            {
                last.GetAwaiter().GetResult();
                Write(header, payload.Span);
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>Reads the answer to the first request that has none yet.</summary>
    /// <typeparam name="T">What the answer is read as.</typeparam>
    /// <param name="what">The request, for messages.</param>
    /// <param name="limit">The longest until it is answered, from now on.</param>
    /// <param name="sending">Its sending.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Kills the process.</param>
    /// <exception cref="ModelProcessException">The process ended, answered nothing in time, broke the protocol or held too much memory; it is dead from now on.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public T Receive<T>(string what, TimeSpan limit, Task sending, Func<MessageReader, T> read, CancellationToken cancellation)
    {
        if (_ended is { } before)
            throw new ModelProcessException(before);
        using CancellationTokenRegistration cancelled = cancellation.Register(() => Kill("the call was cancelled"));
        long deadline = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        using var watch = new Timer(_ => Watch(what, limit, deadline), null, s_glance < limit ? s_glance : limit, s_glance);
        try
        {
            T answer = read(_output);
            sending.GetAwaiter().GetResult();
            GlanceAtMemory();
            // It was in time, but is no more: the reason belongs to this request.
            return _killedFor is null ? answer : throw new EndOfStreamException();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or ProtocolException)
        {
            _ended = Describe(what, e);
            // Nothing reads any more, so that it has failed or is about to.
            ((IAsyncResult)_sending).AsyncWaitHandle.WaitOne(s_grace);
            _ = _sending.Exception;
            _ = sending.Exception;
            cancellation.ThrowIfCancellationRequested();
            throw new ModelProcessException(_ended, e);
        }
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <typeparam name="T">What the answer is read as.</typeparam>
    /// <param name="what">The request, for messages.</param>
    /// <param name="limit">The longest until it is answered.</param>
    /// <param name="header">The header line.</param>
    /// <param name="payload">The tensors.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">Kills the process.</param>
    /// <exception cref="ModelProcessException">As of <see cref="Receive"/>.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public T Exchange<T>(string what, TimeSpan limit, byte[] header, ReadOnlyMemory<byte> payload, Func<MessageReader, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Receive(what, limit, Send(header, payload), read, cancellation);
    }

    /// <summary>Takes note that the process may have made itself the leader of a group, as clients do once they run.</summary>
    public void NoteGroup() => _group = _group == 0 && ProcessGroup.IsLeader(_id) ? _id : _group;

    /// <summary>Takes something that the process printed for words of its own.</summary>
    /// <param name="line">The line with its end.</param>
    public void Hear(byte[] line) => _words.Add(line);

    /// <summary>Appends the last words to a message.</summary>
    /// <param name="message">The message.</param>
    public string WithLastWords(string message) => LastWords is { Length: > 0 } words ? $"{message}; its last words: {words}" : message;

    /// <summary>Says goodbye, or kills the process where it is at work or does not go.</summary>
    public void Dispose()
    {
        if (!s_alive.TryRemove(this, out _))
            return;
        try
        {
            if (_ended is null && _killedFor is null)
            {
                _input.Write(ProcessProtocol.Write(new Requests.Goodbye("goodbye")));
                _input.Close();
                if (!_process.WaitForExit(s_grace))
                    Kill("it did not end");
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It is gone already.
        }

        Kill("it is closed");
        Reap();
        _process.Dispose();
    }

    private void Write(byte[] header, ReadOnlySpan<byte> payload)
    {
        _input.Write(header);
        _input.Write(payload);
        _input.Flush();
    }

    private void Watch(string what, TimeSpan limit, long deadline)
    {
        if (Stopwatch.GetTimestamp() >= deadline)
            Kill(FormattableString.Invariant($"did not answer {what} within {limit.TotalSeconds:0.###} s"));
        GlanceAtMemory();
    }

    // Resident pages, as the system counts them; what a child of the process holds is not seen.
    private void GlanceAtMemory()
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _glanced)) < s_glance)
            return;
        Interlocked.Exchange(ref _glanced, Stopwatch.GetTimestamp());
        try
        {
            using var now = Process.GetProcessById(_id);
            long held = now.WorkingSet64;
            if (held > _memoryBytes)
                Kill(FormattableString.Invariant($"holds {held >> 20} MiB of memory, more than the {_memoryBytes >> 20} MiB that it may (member memoryMiB)"));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It is gone, which the exchange tells.
        }
    }

    private void Kill(string reason)
    {
        lock (_gate)
        {
            _killedFor ??= reason;
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
            {
                // It is gone, or about to be.
            }
        }
    }

    // Once, when the leader has ended: later its id may be another's.
    private void KillGroup()
    {
        int group = Interlocked.Exchange(ref _group, 0);
        if (group != 0)
            ProcessGroup.KillAll(group);
    }

    private string Describe(string what, Exception e)
    {
        string did = e is ProtocolException ? $"{e.Message} (in answer to {what})" : $"{(_killedFor is null ? Ending() : "was killed")} before it answered {what}";
        string? killedFor;
        lock (_gate)
            killedFor = _killedFor;
        Kill("it cannot be understood any more");
        Reap();
        return WithLastWords($"the process {killedFor ?? did}");
    }

    private string Ending()
    {
        if (!_process.WaitForExit(s_grace))
            return "closed its stdout";
        int code = _process.ExitCode;
        const int Signals = 128, LastSignal = 64;
        return FormattableString.Invariant($"ended with exit code {code}{(code is > Signals and <= Signals + LastSignal ? $" (signal {code - Signals})" : "")}");
    }

    // Waits until the system has let go of the process, and all that it wrote is here.
    private void Reap()
    {
        _process.WaitForExit(s_reaping);
        KillGroup();
        _listener.Join(s_grace);
    }

    private void Listen()
    {
        byte[] buffer = new byte[4096];
        try
        {
            Stream errors = _process.StandardError.BaseStream;
            for (int read; (read = errors.Read(buffer)) > 0;)
                _words.Add(buffer.AsSpan(0, read));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It was closed, which is what ends this thread.
        }
    }
}
