using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetinaBench.Tests.Reports.Site.Browsing;

/// <summary>The little of the DevTools protocol that tests need: commands with their answers, and events, over one connection.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/.</remarks>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationToken _end;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = [];
    private Task _reading = Task.CompletedTask;
    private int _last;

    private DevTools(ClientWebSocket socket, CancellationToken end)
    {
        _socket = socket;
        _end = end;
    }

    /// <summary>Name and content of each event, in order.</summary>
    public event Action<string, JsonElement>? Event;

    /// <summary>The page that commands are for; null for the browser itself.</summary>
    public string? Session { get; set; }

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken end)
    {
        var tools = new DevTools(new(), end);
        await tools._socket.ConnectAsync(address, end);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>Gives a command and waits for its answer.</summary>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters = null)
    {
        int id = ++_last;
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (Session is { } session)
            message["sessionId"] = session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _end);
        return await answer.Task.WaitAsync(_end);
    }

    /// <summary>Waits for an event that has not happened yet.</summary>
    public Task NextAsync(string method)
    {
        var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[method] = awaited;
        return awaited.Task.WaitAsync(_end);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
                Take(await MessageAsync());
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (TaskCompletionSource<JsonElement> answer in _answers.Values)
                answer.TrySetException(e);
        }
    }

    private async Task<JsonElement> MessageAsync()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            WebSocketReceiveResult part = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), _end);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out JsonElement id))
        {
            if (!_answers.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? answer))
                return;
            if (message.TryGetProperty("error", out JsonElement error))
                answer.TrySetException(new InvalidOperationException(error.ToString()));
            else
                answer.TrySetResult(message.GetProperty("result"));
            return;
        }

        string method = message.GetProperty("method").GetString()!;
        Event?.Invoke(method, message.GetProperty("params"));
        if (_awaited.TryRemove(method, out TaskCompletionSource? awaited))
            awaited.TrySetResult();
    }
}
