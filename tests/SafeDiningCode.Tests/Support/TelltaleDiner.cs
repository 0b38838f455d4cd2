using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Infra;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// A diner whose every word can be told again: does what diners do, well and badly, and knows what must turn up nowhere
/// outside the database.
/// </summary>
/// <param name="address">The server, or a proxy in front of it.</param>
/// <param name="from">The diner's own address on this machine, if it matters.</param>
internal sealed class TelltaleDiner(Uri address, string from = "127.0.0.1") : IDisposable
{
    private const string Comment = "telltale-comment 碗边有油渍";
    private const string Search = "telltalesearch";
    private const string Device = "telltale-device-01";
    private const string Cookie = "telltaleCookie00000001";
    private const string Forwarded = "203.0.113.77";
    private const string Browser = "TelltaleBrowser/7.7";
    private const string TraceState = "telltale=state";

    private readonly HttpClient client = NewClient(address, from);
    private readonly List<string> receipts = [];

    /// <summary>Where the diner seems to come from; the server must trust 127.0.0.1 for it.</summary>
    public static (string, string) Trust => ("Proxies:Trusted", "127.0.0.1");

    /// <summary>What a log or a trace must not hold.</summary>
    public IEnumerable<string> Words =>
        [Comment, "telltale-comment", "碗边有油渍", Search, Device, Cookie, Forwarded, Browser, "TelltaleBrowser", TraceState, .. receipts];

    /// <summary>Scans twice, rates by the form and by the interface, each twice, reads the receipts, searches, and sends nonsense.</summary>
    public async Task VisitAsync(string code)
    {
        for (var scan = 0; scan < 2; scan++)
        {
            using var page = await client.GetAsync($"/c/{code}?lang=en&from={Search}");
            page.EnsureSuccessStatusCode();
        }

        await RateByFormAsync(code);
        await RateByInterfaceAsync(code);
        foreach (var receipt in receipts)
        {
            using var page = await client.GetAsync($"/c/{code}/receipts/{receipt}?x={Search}");
            page.EnsureSuccessStatusCode();
        }

        using var found = await client.GetAsync($"/?q={Search}");
        found.EnsureSuccessStatusCode();
        await SendNonsenseAsync(code);
    }

    /// <summary>Asks for a code, the receipts and a search, and rates again, whatever comes of it; answers the statuses.</summary>
    public async Task<List<int>> TryAsync(string code, string other)
    {
        var statuses = new List<int>();
        foreach (var path in (string[])[$"/c/{code}/receipts/{receipts[0]}", $"/c/{other}?q={Search}", $"/?q={Search}", $"/{Search}/{receipts[0]}"])
        {
            using var answer = await client.GetAsync(path);
            statuses.Add((int)answer.StatusCode);
        }

        using var visit = await client.GetAsync($"/api/v1/eateries/{code}/visit");
        var token = (await visit.Content.ReadFromJsonAsync<Visit>())!.Token;
        using var rated = await SendAsync(code, token, "telltale-device-02");
        statuses.Add((int)rated.StatusCode);
        return statuses;
    }

    public void Dispose() => client.Dispose();

    private static HttpClient NewClient(Uri address, string from)
    {
        var client = Diner.At(from, address);
        client.DefaultRequestHeaders.Add("Cookie", $"sd_device={Cookie}");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Forwarded);
        client.DefaultRequestHeaders.Add("User-Agent", Browser);
        client.DefaultRequestHeaders.Add("tracestate", TraceState);
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return client;
    }

    private async Task RateByFormAsync(string code)
    {
        using var form = await client.GetAsync($"/c/{code}/rate");
        var token = (await TestSite.ParseAsync(form)).QuerySelector<IHtmlInputElement>("input[name=token]")!.Value;
        for (var time = 0; time < 2; time++)
        {
            using var content = new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = "dissatisfied", ["reasons"] = "food", ["comment"] = Comment, ["token"] = token });
            using var sent = await client.PostAsync($"/c/{code}/rate", content);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            receipts.Add(sent.Headers.Location!.OriginalString.Split('/')[^1]);
        }
    }

    private async Task RateByInterfaceAsync(string code)
    {
        foreach (var times in (int[])[2, 1])
        {
            // The same visit twice, then the same device with another.
            var visit = await client.GetFromJsonAsync<Visit>($"/api/v1/eateries/{code}/visit");
            for (var time = 0; time < times; time++)
            {
                using var sent = await SendAsync(code, visit!.Token, Device);
                sent.EnsureSuccessStatusCode();
                if (times == 2)
                {
                    receipts.Add((await sent.Content.ReadFromJsonAsync<Answer>())!.Receipt!);
                }
            }
        }
    }

    private Task<HttpResponseMessage> SendAsync(string code, string token, string device) => client.PostAsJsonAsync(
        $"/api/v1/eateries/{code}/ratings", new { value = "dissatisfied", reasons = new[] { "food" }, comment = Comment, token, device });

    private async Task SendNonsenseAsync(string code)
    {
        string[] requests =
        [
            $"GET /{Search} NONSENSE/9\r\n\r\n",
            $"GET /c/{code} HTTP/1.1\r\nHost: a b {Search}\r\n{Comment}\r\n\r\n",
            $"{Search.ToUpperInvariant()} /c/{code}/receipts/{receipts[0]} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {Forwarded}\r\nConnection: close\r\n\r\n",
            $"POST /api/v1/eateries/{code}/ratings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 40\r\nConnection: close\r\n\r\n{{\"comment\":\"{Comment}\"",
            $"POST /c/{code}/rate HTTP/1.1\r\nHost: x\r\nCookie: sd_device={Cookie}; %%={Search}\r\nContent-Type: multipart/form-data; boundary={Search}\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{Search[..9]}",
            $"GET /c/%zz{Search}?q=%ff{Search} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {Forwarded}, nonsense\r\nAccept-Language: {Search};q=9\r\nConnection: close\r\n\r\n",
        ];
        foreach (var request in requests)
        {
            using var socket = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(address.Host, address.Port);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            socket.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            try
            {
                await reader.ReadToEndAsync();
            }
            catch (IOException)
            {
                // Closed without an answer: as good as one.
            }
        }
    }

    private sealed record Visit(string Token);

    private sealed record Answer(bool Counted, string? Receipt);
}
