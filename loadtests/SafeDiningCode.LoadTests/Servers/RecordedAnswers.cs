using System.Text.Json;
using SafeDiningCode.LoadTests.Compare;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>An answer of the service to a GET, for another server to give.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">What the service sent beside it, without the headers that servers add themselves.</param>
/// <param name="At">Where the body begins in the file of bodies.</param>
/// <param name="Length">How long it is.</param>
internal sealed record RecordedAnswer(string Path, Dictionary<string, string> Headers, long At, int Length);

/// <summary>
/// Answers as a list and one file of bodies. <see cref="CapturedPages"/> keeps them as files for nginx, and cannot hold
/// a page and one below it.
/// </summary>
internal sealed class RecordedAnswers : IAsyncDisposable
{
    private const string List = "answers.json";
    private const string Bodies = "answers.bin";

    // Date and the framing belong to the connection; each server writes its own.
    private static readonly string[] OfTheConnection = ["Date", "Server", "Content-Length", "Transfer-Encoding", "Connection"];

    private readonly HttpClient client;
    private readonly string folder;
    private readonly FileStream bodies;
    private readonly List<RecordedAnswer> answers = [];

    /// <param name="server">Whose answers are recorded.</param>
    /// <param name="folder">Where to.</param>
    public RecordedAnswers(Uri server, string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        bodies = File.Create(Path.Combine(this.folder, Bodies));
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server };
        foreach (var (name, value) in ScanRound.RequestHeaders)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Asks for a page and keeps it.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="cookie">To send with it.</param>
    /// <exception cref="ComparisonException">It is not given.</exception>
    public async Task<(HttpResponseMessage Response, byte[] Body)> RecordAsync(string path, CancellationToken cancellation, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        var response = await client.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new ComparisonException($"{path} answered {(int)response.StatusCode}.");
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        answers.Add(new RecordedAnswer(path, headers, bodies.Position, body.Length));
        await bodies.WriteAsync(body, cancellation);
        return (response, body);
    }

    /// <summary>Sends a form, and answers where it leads.</summary>
    public async Task<string> SendFormAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string cookie, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request, cancellation);
        return response.Headers.Location?.ToString() ?? throw new ComparisonException($"The form at {path} answered {(int)response.StatusCode} and leads nowhere.");
    }

    /// <summary>Writes the list; nothing is recorded any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await bodies.DisposeAsync();
        client.Dispose();
        await File.WriteAllTextAsync(Path.Combine(folder, List), JsonSerializer.Serialize(answers));
    }

    /// <summary>Reads what was recorded.</summary>
    public static List<(RecordedAnswer Answer, byte[] Body)> Read(string folder)
    {
        var all = File.ReadAllBytes(Path.Combine(folder, Bodies));
        return [.. JsonSerializer.Deserialize<List<RecordedAnswer>>(File.ReadAllText(Path.Combine(folder, List)))!
            .Select(answer => (answer, all.AsSpan((int)answer.At, answer.Length).ToArray()))];
    }
}
