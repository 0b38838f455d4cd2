using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>A diner rates a meal, on the form or through an app; each has a device and a network of their own.</summary>
internal static class Rate
{
    private const double FormShare = 0.7;
    private const int Ok = StatusCodes.Status200OK;
    private const int Created = StatusCodes.Status201Created;
    private const int SeeOther = StatusCodes.Status303SeeOther;
    private const int DeviceBytes = 16;
    private const string Device = "sd_device=";

    public static readonly UserAction Action = new(
        "rate",
        "A diner rates: seven in ten open the form, send it and see the receipt (three requests), the others get a token and post JSON (two). The latency is of the whole, from the intended start.",
        RunAsync,
        new Limits(P99: TimeSpan.FromMilliseconds(500), P999: TimeSpan.FromMilliseconds(1500), Errors: 0.001));

    public static async ValueTask<Outcome> RunAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var dice = context.Dice();
        var shop = context.Town.PickBusy(ref dice);
        var network = PhoneHeaders.OwnNetwork(ref dice);
        var onForm = dice.NextDouble() < FormShare;
        var opinion = dice.Next(10) switch { 0 => "dissatisfied", < 4 => "fair", _ => "satisfied" };
        var connection = await context.Ground.Http.RentAsync(cancellation);
        try
        {
            return onForm
                ? await OnFormAsync(context, connection, shop, opinion, network)
                : await ByJsonAsync(context, connection, shop, opinion, network);
        }
        finally
        {
            context.Ground.Http.Return(connection);
        }
    }

    private static async ValueTask<Outcome> OnFormAsync(ScenarioContext context, WireConnection connection, Shop shop, string opinion, string network)
    {
        var form = await connection.GetAsync(shop.RatePage, context.Ground.Phone, network);
        if (form.Status != Ok)
        {
            return Outcome.OfStatus(form, "the form");
        }

        var token = Between(Packed.Unpack(form).Span, "name=\"token\" value=\""u8, (byte)'"');
        var cookie = Between(form.Header("Set-Cookie"), "sd_device="u8, (byte)';');
        if (token.Length == 0 || cookie.Length == 0)
        {
            return Outcome.OfContent("the form has no token or no device");
        }

        var reasons = opinion == "dissatisfied" ? "&reasons=hygiene&reasons=service&comment=%E4%B8%8A%E8%8F%9C%E6%85%A2" : "&comment=";
        var sent = await PostAsync(
            context, connection, shop.RatePage, "application/x-www-form-urlencoded", $"token={token}&value={opinion}{reasons}",
            $"{network}Origin: {context.Ground.Http.Address.GetLeftPart(UriPartial.Authority)}\r\nCookie: {Device}{cookie}\r\n");
        if (sent.Status != SeeOther)
        {
            return Outcome.OfStatus(sent, "the sent form");
        }

        if (sent.HeaderText("Location") is not { } receipt || !IsReceipt(receipt.AsSpan(), shop))
        {
            return Outcome.OfContent("the sent form leads to no receipt");
        }

        context.Ground.Ratings.Acknowledge();
        var shown = await connection.GetAsync(receipt, context.Ground.Phone, $"{network}Cookie: {Device}{cookie}\r\n");
        return shown.Status != Ok ? Outcome.OfStatus(shown, "the receipt")
            : Packed.Unpack(shown).Span.IndexOf(Encoding.UTF8.GetBytes(shop.Code)) < 0 ? Outcome.OfContent("the receipt is of another shop")
            : Outcome.Good;
    }

    private static async ValueTask<Outcome> ByJsonAsync(ScenarioContext context, WireConnection connection, Shop shop, string opinion, string network)
    {
        var visit = await connection.GetAsync($"/api/v1/eateries/{shop.Code}/visit", context.Ground.Phone, network);
        if (visit.Status != Ok)
        {
            return Outcome.OfStatus(visit, "the visit");
        }

        var token = Between(visit.Body.Span, "\"token\":\""u8, (byte)'"');
        if (token.Length == 0)
        {
            return Outcome.OfContent("the visit has no token");
        }

        // Not of the seed: a device counts once a day, and the same seed may be played twice.
        var device = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DeviceBytes));
        var reasons = opinion == "dissatisfied" ? "[\"hygiene\",\"service\"],\"comment\":\"上菜慢，桌面没擦干净\"" : "[]";
        var sent = await PostAsync(
            context, connection, $"/api/v1/eateries/{shop.Code}/ratings", "application/json",
            $$"""{"value":"{{opinion}}","reasons":{{reasons}},"token":"{{token}}","device":"{{device}}"}""", network);
        if (sent.Status != Created)
        {
            return Outcome.OfStatus(sent, "the rating");
        }

        if (Between(sent.Body.Span, "\"receipt\":\""u8, (byte)'"').Length == 0 || sent.Body.Span.IndexOf("\"counted\":true"u8) < 0)
        {
            return Outcome.OfContent("201 without a receipt");
        }

        context.Ground.Ratings.Acknowledge();
        return Outcome.Good;
    }

    // What is sent and not answered for may be stored all the same, and so may what is answered by a failure.
    private static async ValueTask<WireAnswer> PostAsync(ScenarioContext context, WireConnection connection, string path, string contentType, string body, string extra)
    {
        try
        {
            var answer = await connection.PostAsync(path, context.Ground.Phone, contentType, body, extra);
            if (answer.Status >= StatusCodes.Status500InternalServerError)
            {
                context.Ground.Ratings.Lose();
            }

            return answer;
        }
        catch (WireException)
        {
            context.Ground.Ratings.Lose();
            throw;
        }
    }

    private static bool IsReceipt(ReadOnlySpan<char> location, Shop shop) =>
        location.StartsWith(shop.Page, StringComparison.Ordinal)
        && location[shop.Page.Length..].StartsWith("/receipts/", StringComparison.Ordinal)
        && location.Length > shop.Page.Length + "/receipts/".Length;

    private static string Between(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, byte after)
    {
        var at = text.IndexOf(before);
        if (at < 0)
        {
            return "";
        }

        var rest = text[(at + before.Length)..];
        var end = rest.IndexOf(after);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }
}
