using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Mail;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Tests.Notices.Mail;

public sealed class MailCarrierTests
{
    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_and_the_next_mail_goes_over_a_new_connection()
    {
        await using var sink = new SmtpSink();
        sink.ToRecipients.Enqueue(SmtpSink.Silence);
        var outcomes = await CarryAsync(Options(sink), Row(1), Row(2));

        Assert.Equal([new Carried(CarryResult.Later, "too-slow"), new Carried(CarryResult.Sent, "sent")], outcomes);
        Assert.Equal(2, sink.Connections);
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_gets_nothing_unless_that_is_agreed()
    {
        await using var sink = new SmtpSink();
        var options = Options(sink);
        options.Tls = MailTls.StartTls;

        Assert.Equal([new Carried(CarryResult.Later, "no-tls"), new Carried(CarryResult.Later, "no-tls")], await CarryAsync(options, Row(1), Row(2)));
        Assert.Empty(sink.Taken);
        Assert.Equal(1, sink.Connections);
    }

    [Fact]
    public async Task What_a_shop_is_called_cannot_write_headers()
    {
        await using var sink = new SmtpSink();
        await CarryAsync(Options(sink), Row(1, "x\\r\\nBcc: all@example.cn\\r\\n.\\r\\nQUIT"));

        using var message = SmtpSink.Parse(Assert.Single(sink.Taken));
        Assert.Empty(message.Bcc);
        Assert.Contains("\nQUIT", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:From", "anxin@example.cn", "Mail:Host")]
    [InlineData("Mail:Port", "70000", "Mail:Port")]
    [InlineData("Mail:Port", "smtp", "Mail:Port")]
    [InlineData("Mail:Tls", "perhaps", "Mail:Tls")]
    [InlineData("Mail:From", "nobody", "Mail:From")]
    [InlineData("Mail:User", "anxin", "Mail:Password")]
    public async Task A_wrong_setting_is_named_at_the_start(string setting, string value, string named)
    {
        var settings = new Dictionary<string, string> { ["Mail:Host"] = "mail.example.cn", ["Mail:From"] = "anxin@example.cn", [setting] = value };
        if (named == "Mail:Host")
        {
            settings.Remove("Mail:Host");
        }

        await using var services = await TestServices.CreateAsync(settings: [.. settings.Select(one => (one.Key, one.Value))]);
        var refusal = Assert.Throws<OptionsValidationException>(() => services.Get<IOptions<MailOptions>>().Value);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_sent_in_the_clear_nor_shown()
    {
        await using var services = await TestServices.CreateAsync(settings:
            [("Mail:Host", "m"), ("Mail:From", "a@example.cn"), ("Mail:User", "a"), ("Mail:Password", "s3cret"), ("Mail:Tls", "None")]);
        var refusal = Assert.Throws<OptionsValidationException>(() => services.Get<IOptions<MailOptions>>().Value);
        Assert.Contains("in the clear", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    private static MailOptions Options(SmtpSink sink) =>
        new() { Host = "127.0.0.1", Port = sink.Port, From = "anxin@example.cn", Tls = MailTls.None, StepTime = TimeSpan.FromMilliseconds(700) };

    private static OutboxRow Row(long id, string shop = "示例") => new()
    {
        Id = id,
        DeliveryId = id,
        Address = "li@example.cn",
        Attempts = 0,
        Kind = NoticeKinds.ReplyDue,
        Parameters = $$"""{"shop":"{{shop}}","date":"2026-12-01"}""",
        Link = "/owner",
        CreatedAt = new DateTime(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc),
    };

    private static async Task<List<Carried>> CarryAsync(MailOptions options, params OutboxRow[] rows)
    {
        var carrier = new MailCarrier(new MailServer(Microsoft.Extensions.Options.Options.Create(options)), Microsoft.Extensions.Options.Options.Create(new ServiceOptions()));
        var outcomes = new List<Carried>();
        await foreach (var (_, outcome) in carrier.CarryAsync(rows, TestContext.Current.CancellationToken))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
