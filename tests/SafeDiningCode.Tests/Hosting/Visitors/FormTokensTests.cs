using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Tests.Hosting.Visitors;

public sealed class FormTokensTests
{
    [Fact]
    public async Task A_token_is_good_for_its_form_subject_and_device_alone()
    {
        await using var services = await TestServices.CreateAsync();
        var tokens = services.Get<FormTokens>();
        var token = tokens.Issue("report", "CODE", "device");

        var read = tokens.Check(token, "report", "CODE", "device");

        Assert.Equal(FormTokenStanding.Good, read.Standing);
        Assert.Equal(22, read.Nonce.Length);
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, read.IssuedAt);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check(token, "rate", "CODE", "device").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check(token, "report", "CODES", "device").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check(token, "report", "CODE", "").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check(token, "report", "CODEd", "evice").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check((token[0] == 'A' ? 'B' : 'A') + token[1..], "report", "CODE", "device").Standing);
        Assert.Equal(FormTokenStanding.Missing, tokens.Check("", "report", "CODE", "device").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check("!", "report", "CODE", "device").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check("%" + token[1..], "report", "CODE", "device").Standing);
        Assert.Equal(FormTokenStanding.Forged, tokens.Check("Ä" + token[1..], "report", "CODE", "device").Standing);
    }

    [Fact]
    public async Task A_token_lives_two_hours_and_has_a_nonce_of_its_own()
    {
        await using var services = await TestServices.CreateAsync();
        var tokens = services.Get<FormTokens>();
        var first = tokens.Issue("report", "CODE", "device");
        var second = tokens.Issue("report", "CODE", "device");

        Assert.NotEqual(tokens.Check(first, "report", "CODE", "device").Nonce, tokens.Check(second, "report", "CODE", "device").Nonce);
        services.Clock.Advance(FormTokens.Life);
        Assert.Equal(FormTokenStanding.Good, tokens.Check(first, "report", "CODE", "device").Standing);
        services.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(FormTokenStanding.Expired, tokens.Check(first, "report", "CODE", "device").Standing);
    }

    [Fact]
    public async Task Nonces_of_one_moment_begin_alike_and_differ_all_the_same()
    {
        await using var services = await TestServices.CreateAsync();
        var tokens = services.Get<FormTokens>();
        string Nonce() => tokens.Check(tokens.Issue("report", "CODE", "device"), "report", "CODE", "device").Nonce;
        var nonces = Enumerable.Range(0, 100).Select(_ => Nonce()).ToList();
        services.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(100, nonces.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(nonces.Select(nonce => nonce[..4]).Distinct(StringComparer.Ordinal));
        Assert.NotEqual(nonces[0][..4], Nonce()[..4]);
        Assert.Equal(nonces[0][..2], Nonce()[..2]);
    }
}
