using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>What a diner's phone sends to the proxy.</summary>
internal static class Diner
{
    public static HttpRequestMessage Scan(string code, string language, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/c/{code}");
        request.Headers.Add("Accept-Language", language);
        if (encoding.Length > 0)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        return request;
    }

    public static async Task<string> TokenAsync(HttpClient client, string code) =>
        (await client.GetFromJsonAsync<Visit>($"/api/v1/eateries/{code}/visit", TestContext.Current.CancellationToken))!.Token;

    public static async Task<HttpResponseMessage> RateAsync(HttpClient client, string code, string device, string? token = null, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/eateries/{code}/ratings")
        {
            Content = JsonContent.Create(new { value = "satisfied", reasons = Array.Empty<string>(), token = token ?? await TokenAsync(client, code), device }),
        };
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
            request.Headers.Add("X-Real-IP", forwardedFor);
            request.Headers.Add("Forwarded", $"for={forwardedFor}");
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>A diner at an address of their own: all of 127.0.0.0/8 is this machine.</summary>
    public static HttpClient At(string address, Uri server) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = server,
        Timeout = Eventually.Limit,
    };

    internal sealed record Visit(string Token);

    internal sealed record Answer(string Receipt, bool Counted);
}
