using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating;

/// <summary>Takes what a diner said, from the form or from a program, to the intake.</summary>
internal sealed class RatingDesk(RatingIntake intake, RatingKeys keys, Database database, TimeProvider clock, ILogger<RatingDesk> logger)
{
    /// <summary>How long the answer of a visit is known: what was sent is told from something new for as long.</summary>
    public static readonly TimeSpan VisitsKept = TimeSpan.FromDays(2);

    /// <summary>Takes a rating. The day is fixed here.</summary>
    /// <param name="serial">The code's.</param>
    /// <param name="profile">The eatery's.</param>
    /// <param name="entry">What the diner said.</param>
    /// <param name="token">Good or expired.</param>
    /// <param name="device">The browser's cookie, or the name a program gave.</param>
    /// <param name="cancellation">Gives up before the rating is in the queue; after that it is taken.</param>
    public async Task<RatingAnswer> TakeAsync(
        long serial, Profile profile, RatingEntry entry, FormToken token, string device, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - token.IssuedAt > VisitsKept)
        {
            return new RatingAnswer(RatingOutcome.Expired);
        }

        try
        {
            var nonce = TimedNames.Of(token.IssuedAt, token.Nonce);
            var visitDay = Day.ToNumber(Day.InShanghai(token.IssuedAt));
            var fingerprint = KeyedHash.Of(
                await keys.GetAsync(RatingKeys.Visit, visitDay, cancellation),
                [serial, (long)entry.Value, (long)entry.Reasons, device.Length],
                device,
                entry.Comment);
            if (token.Standing == FormTokenStanding.Expired)
            {
                return await FirstAnswerAsync(nonce, fingerprint, cancellation);
            }

            var today = Day.InShanghai(now);
            var (day, month) = (Day.ToNumber(today), Day.MonthNumber(today));
            return await intake.SubmitAsync(new Arrival
            {
                Nonce = nonce,
                Fingerprint = fingerprint,
                Serial = serial,
                EateryId = profile.EateryId,
                Division = profile.Division,
                Unit = profile.Unit,
                Day = day,
                At = now,
                Satisfaction = (int)entry.Value,
                Reasons = (int)entry.Reasons,
                Comment = entry.Comment,
                DeviceTag = KeyedHash.Of(await keys.GetAsync(RatingKeys.DeviceDay, day, cancellation), [profile.EateryId], device),
                MonthTag = KeyedHash.Of(await keys.GetAsync(RatingKeys.DeviceMonth, month, cancellation), [], device),
            });
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            logger.LogError("The keys for a rating cannot be read: {Error}", LoggedError.Of(error));
            return new RatingAnswer(RatingOutcome.Unavailable);
        }
    }

    // Sent again hours later, as by a phone that was offline: what was taken is still known.
    private async Task<RatingAnswer> FirstAnswerAsync(string nonce, long fingerprint, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var visit = await session.SingleOrDefaultAsync<VisitRow>("FindVisit", new { Nonce = nonce }, cancellation);
        return visit?.AnswerTo(fingerprint) ?? new RatingAnswer(RatingOutcome.Expired);
    }
}
