using System.Text.Json;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>An answer of the service, byte for byte, for others to give.</summary>
/// <param name="Path">Like <c>/c/…</c>; the body lies in a file of this path below the folder.</param>
/// <param name="Headers">What the service sent beside it, without the headers that servers add themselves.</param>
internal sealed record CapturedPage(string Path, Dictionary<string, string> Headers);

/// <summary>The service's pages as a folder of files and a list of their headers.</summary>
internal static class CapturedPages
{
    private const string List = "pages.json";

    // Date and the framing belong to the connection; each server writes its own.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Content-Length", "Transfer-Encoding", "Connection" };

    /// <summary>Fetches the pages at <paramref name="paths"/> and keeps them in <paramref name="folder"/>.</summary>
    public static async Task<List<CapturedPage>> CaptureAsync(
        Uri server, IEnumerable<string> paths, IEnumerable<(string Name, string Value)> requestHeaders, string folder, CancellationToken cancellation)
    {
        using var client = Client(requestHeaders);
        var pages = new List<CapturedPage>();
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(new Uri(server, path), cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new ComparisonException($"{path} answered {(int)response.StatusCode}.");
            }

            var file = FileOf(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(cancellation), cancellation);
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Where(header => !OfTheConnection.Contains(header.Key))
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            pages.Add(new CapturedPage(path, headers));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, List), JsonSerializer.Serialize(pages), cancellation);
        return pages;
    }

    /// <summary>Reads what was captured.</summary>
    public static List<(CapturedPage Page, byte[] Body)> Read(string folder) =>
        [.. JsonSerializer.Deserialize<List<CapturedPage>>(File.ReadAllText(Path.Combine(folder, List)))!.Select(page => (page, File.ReadAllBytes(FileOf(folder, page.Path))))];

    /// <summary>Whether a server gives the same bytes, in the same encoding, for each of the paths.</summary>
    /// <param name="server">Which.</param>
    /// <param name="folder">Where the captured pages lie.</param>
    /// <param name="paths">What is asked for.</param>
    /// <param name="requestHeaders">How.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="compared">What of the bytes is to be the same; all of them unless given.</param>
    /// <exception cref="ComparisonException">It does not.</exception>
    public static async Task VerifyAsync(
        Uri server,
        string folder,
        IEnumerable<string> paths,
        IEnumerable<(string Name, string Value)> requestHeaders,
        CancellationToken cancellation,
        Func<byte[], byte[]>? compared = null)
    {
        compared ??= static bytes => bytes;
        using var client = Client(requestHeaders);
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(new Uri(server, path), cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            var captured = await File.ReadAllBytesAsync(FileOf(folder, path), cancellation);
            if (!response.IsSuccessStatusCode || !compared(body).SequenceEqual(compared(captured)))
            {
                throw new ComparisonException($"{server} gives other bytes than the service for {path} ({(int)response.StatusCode}, {body.Length} bytes).");
            }
        }
    }

    private static string FileOf(string folder, string path) => Path.Combine(folder, path.TrimStart('/'));

    private static HttpClient Client(IEnumerable<(string Name, string Value)> headers)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None, AllowAutoRedirect = false });
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }
}
