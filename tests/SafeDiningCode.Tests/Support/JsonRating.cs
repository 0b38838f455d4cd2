using System.Net;
using System.Net.Http.Json;

namespace SafeDiningCode.Tests.Support;

/// <summary>A rating as programs send it: a token of its own, then the rating itself.</summary>
internal static class JsonRating
{
    /// <summary>Fetches a token and sends a rating with it; answers the status and the receipt where there is one.</summary>
    public static async Task<(HttpStatusCode Status, string? Receipt)> SendAsync(HttpClient client, object code, string device)
    {
        var token = await TokenAsync(client, code);
        return await SendAsync(client, code, device, token);
    }

    /// <summary>A token for one rating.</summary>
    public static async Task<string> TokenAsync(HttpClient client, object code) =>
        (await client.GetFromJsonAsync<Visit>($"/api/v1/eateries/{code}/visit"))!.Token;

    /// <summary>Sends a rating with a token.</summary>
    public static async Task<(HttpStatusCode Status, string? Receipt)> SendAsync(HttpClient client, object code, string device, string token)
    {
        using var response = await client.PostAsJsonAsync(
            $"/api/v1/eateries/{code}/ratings", new { value = "satisfied", reasons = Array.Empty<string>(), comment = "好", token, device });
        return (response.StatusCode, response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<Answer>())!.Receipt : null);
    }

    /// <summary>Sends a rating and, where the service is too busy to take it, sends the very same again, as programs do that are told so.</summary>
    public static async Task<(HttpStatusCode Status, string? Receipt)> SendUntilTakenAsync(HttpClient client, object code, string device, string? token = null)
    {
        token ??= await TokenAsync(client, code);
        (HttpStatusCode Status, string? Receipt) answer = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                answer = await SendAsync(client, code, device, token);
                return answer.Status != HttpStatusCode.ServiceUnavailable;
            },
            "The service went on to be too busy.");
        return answer;
    }

    private sealed record Visit(string Token);

    private sealed record Answer(string? Receipt, bool Counted);
}
