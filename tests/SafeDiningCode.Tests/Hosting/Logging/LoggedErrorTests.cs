using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Tests.Hosting.Logging;

public sealed class LoggedErrorTests
{
    public static TheoryData<string> Quoting => ["number", "json", "key", "request", "argument"];

    [Theory]
    [MemberData(nameof(Quoting))]
    public void A_message_that_may_quote_what_was_sent_stays_out(string kind)
    {
        var error = Caught(kind);
        Assert.Contains("telltale", error.Message, StringComparison.Ordinal);

        var text = LoggedError.Of(new InvalidOperationException("The rating failed.", error));

        Assert.DoesNotContain("telltale", text, StringComparison.Ordinal);
        Assert.Contains("The rating failed.", text, StringComparison.Ordinal);
        Assert.Contains(error.GetType().FullName!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_administrator_needs_is_there()
    {
        try
        {
            throw new IOException("No space left on device");
        }
        catch (IOException error)
        {
            var text = LoggedError.Of(error);
            Assert.Contains("No space left on device", text, StringComparison.Ordinal);
            Assert.Contains(nameof(What_an_administrator_needs_is_there), text, StringComparison.Ordinal);
        }
    }

    private static Exception Caught(string kind) => Record.Exception(() => kind switch
    {
        "number" => int.Parse("telltale", CultureInfo.InvariantCulture),
        "json" => throw new JsonException("telltale is no JSON"),
        "key" => new Dictionary<string, int>(StringComparer.Ordinal)["telltale"],
        "request" => throw new BadHttpRequestException("Invalid request line: telltale"),
        _ => throw new ArgumentException("telltale", nameof(kind)),
    })!;
}
