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

    private sealed record Visit(string Token);

    private sealed record Answer(string? Receipt, bool Counted);
}
