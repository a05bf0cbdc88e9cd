using RetinaBench.Models.Registry;

namespace RetinaBench.Models.Processes;

/// <summary>Opens models in any language: <c>{"kind": "process", "name": ..., "command": ["python3", "serve.py"], ...}</c>.</summary>
/// <remarks>
/// <para>The command is run in the registry's folder and spoken to over its stdin and stdout, in the protocol of
/// docs/process-protocol.md; <c>clients/python/retinabench.py</c> speaks it for Python. A program given as a path is relative to
/// that folder, one given by name is looked for along PATH. It runs with the rights of the host: it is code, not data.</para>
/// <para><c>timeoutSeconds</c> bounds the answer to a request of at most 256 pairs of a stimulus and a lesion, <c>fitTimeoutSeconds</c>
/// a fit to a cell, <c>startTimeoutSeconds</c> the time until the process says hello, <c>memoryMiB</c> what it may hold (three quarters of the
/// machine, shared between the processes, if left out). <c>processes</c> of them work at once. <c>environment</c> holds variables for them.</para>
/// <para>What is opened answers stimuli or is fitted to cells, as the process says.</para>
/// </remarks>
public sealed class ProcessModelKind : IModelKind
{
    /// <summary>The longest until a request is answered, in seconds, where the entry does not say.</summary>
    public const int DefaultTimeoutSeconds = 120;

    /// <summary>The longest until a model is fitted to a cell, in seconds, where the entry does not say: an hour.</summary>
    public const int DefaultFitTimeoutSeconds = 3600;

    /// <summary>The longest until the process says hello, in seconds, where the entry does not say: large libraries load slowly from cold disks.</summary>
    public const int DefaultStartTimeoutSeconds = 60;

    /// <summary>The largest limit in seconds: a day.</summary>
    public const int MaximumTimeoutSeconds = 86_400;

    /// <summary>The most processes of one model.</summary>
    public const int MaximumProcesses = 256;

    /// <inheritdoc/>
    public string Kind => "process";

    /// <inheritdoc/>
    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new("command", EntryMemberType.TextList, Required: true),
        new("timeoutSeconds", EntryMemberType.Number, Required: false),
        new("fitTimeoutSeconds", EntryMemberType.Number, Required: false),
        new("startTimeoutSeconds", EntryMemberType.Number, Required: false),
        new("memoryMiB", EntryMemberType.Number, Required: false),
        new("processes", EntryMemberType.Number, Required: false),
        new("environment", EntryMemberType.Options, Required: false),
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ProcessOptions options = ProcessOptions.Of(entry);
        try
        {
            return Open(options);
        }
        catch (ModelProcessException e)
        {
            throw entry.Error(e.Message, e);
        }
    }

    /// <summary>Starts a process and makes a model of what it says it can do.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <exception cref="ModelProcessException">It cannot be started, or does not speak the protocol.</exception>
    internal static IModel Open(ProcessOptions options)
    {
        var pool = new ProcessPool(options, ModelClient.Open(options));
        try
        {
            return pool.First.Hello.Fits ? ProcessEncodingModel.Of(pool) : ProcessModel.Of(pool);
        }
        catch
        {
            pool.Dispose();
            throw;
        }
    }
}
