using System.Buffers.Text;
using System.Security.Cryptography;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Diners' ratings from the desk to the roll-ups: taken, repeated, refused, undone, by one instance and by another.</summary>
internal static class RatingSteps
{
    private static readonly RatingEntry Fair = new(Satisfaction.Fair, Reasons.None, Comment: null);
    private static readonly RatingEntry Dissatisfied = new(Satisfaction.Dissatisfied, Reasons.Hygiene | Reasons.Food, "桌子没擦 🍜 'x' \"y\" \\");

    public static async Task RunAsync(TestServices services)
    {
        var eatery = await Eateries.AddAsync(services.Database, unit: "530102003");
        var code = await Eateries.IssueCodeAsync(services, eatery);
        var profile = (await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!;
        await using var another = await services.AnotherAsync();
        await services.Get<RatingIntake>().StartAsync(default);
        await another.Get<RatingIntake>().StartAsync(default);
        var token = NewToken(services);

        Task<RatingAnswer> RateAsync(TestServices instance, RatingEntry entry, FormToken visit, string device) =>
            instance.Get<RatingDesk>().TakeAsync(code.Serial, profile, entry, visit, device, default);
        var first = await RateAsync(services, Dissatisfied, token, "device-one");
        Assert.Equal(RatingOutcome.Counted, first.Outcome);
        // The same again, at the other instance too, and late; then another thing with the same token, and the same device with another.
        Assert.Equal(first, await RateAsync(another, Dissatisfied, token, "device-one"));
        Assert.Equal(first, await RateAsync(services, Dissatisfied, token with { Standing = FormTokenStanding.Expired }, "device-one"));
        Assert.Equal(RatingOutcome.TokenUsed, (await RateAsync(services, Fair, token, "device-one")).Outcome);
        Assert.Equal(RatingOutcome.AlreadyRatedToday, (await RateAsync(another, Fair, NewToken(services), "device-one")).Outcome);
        Assert.Equal(RatingOutcome.Counted, (await RateAsync(another, Fair, NewToken(services), "device-two")).Outcome);
        Assert.Equal(RatingOutcome.Expired, (await RateAsync(another, Fair, NewToken(services) with { Standing = FormTokenStanding.Expired }, "device-three")).Outcome);

        await AssertRolledUpAsync(services, eatery, fair: 1, dissatisfied: 1);
        var receipt = (await services.Get<ReceiptBook>().FindAsync(code.ToString(), first.Receipt))!;
        Assert.Equal((Satisfaction.Dissatisfied, (int)Dissatisfied.Reasons, Dissatisfied.Comment, true), (receipt.Value, receipt.Reasons, receipt.Comment, receipt.Counted));
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, receipt.RatedAt);
        await UndoAsync(services, receipt, code.ToString(), first.Receipt);
        await AssertRolledUpAsync(services, eatery, fair: 1, dissatisfied: 0);
        Assert.Equal(RatingOutcome.Counted, (await RateAsync(services, Dissatisfied, NewToken(services), "device-one")).Outcome);
        await AssertRolledUpAsync(services, eatery, fair: 1, dissatisfied: 1);
        await BatchAsync(services);
    }

    private static async Task UndoAsync(TestServices services, ReceiptRow receipt, string code, string name)
    {
        var book = services.Get<ReceiptBook>();
        Assert.True(book.CanUndo(receipt));
        Assert.True(await book.UndoAsync(receipt.RatingId));
        Assert.False(await book.UndoAsync(receipt.RatingId));
        var undone = (await book.FindAsync(code, name))!;
        Assert.Equal((false, services.Clock.GetUtcNow().UtcDateTime), (undone.Counted, undone.UndoneAt));
    }

    // A row that the schema refuses in the midst of good ones, of several eateries and units.
    private static async Task BatchAsync(TestServices services)
    {
        long[] eateries = [await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database, unit: "530102002")];
        var batch = Enumerable.Range(1, 30).Select(device => Arrivals.Of(services, eateries[device % 2], device, satisfaction: device == 17 ? 4 : 1 + (device % 3))).ToList();

        var answers = await services.Get<RatingBatches>().WriteAsync(batch);

        Assert.Equal(29, answers.Count(answer => answer.Outcome == RatingOutcome.Counted));
        Assert.Equal(RatingOutcome.Refused, answers[16].Outcome);
        await Arrivals.AssertCleanAsync(services);
    }

    private static async Task AssertRolledUpAsync(TestServices services, long eatery, int fair, int dissatisfied)
    {
        foreach (var rollUp in (string[])[$"eatery_day WHERE eatery_id = {eatery} AND day = 20261123", $"eatery_month WHERE eatery_id = {eatery} AND month = 202611 AND unit = '530102003'", "unit_day WHERE unit = '530102003' AND day = 20261123"])
        {
            Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM {rollUp} AND satisfied = 0 AND fair = {fair} AND dissatisfied = {dissatisfied}"));
        }

        await Arrivals.AssertCleanAsync(services);
    }

    private static FormToken NewToken(TestServices services) =>
        new(FormTokenStanding.Good, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), services.Clock.GetUtcNow().UtcDateTime);
}
