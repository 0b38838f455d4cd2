using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Staff;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Staff.Pages;

namespace SafeDiningCode.Web.Staff.Reminders;

/// <summary>
/// Reminds owners of health certificates that run out: 30 days before, 7 days before and on the last day, one notice for
/// an eatery however many it concerns, and without names. Every instance may do it: who writes a reminder down first sends
/// it. Forgets people half a year after they have left.
/// </summary>
internal sealed class StaffReminders(Database database, NoticeBook notices, TimeProvider clock, ILogger<StaffReminders> logger) : BackgroundService
{
    /// <summary>Nobody is written to at night.</summary>
    private static readonly TimeOnly From = new(8, 0);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);
    private DateOnly? doneFor;

    /// <summary>Sends what is due today, and answers how many eateries were written to.</summary>
    public async Task<int> SendAsync(CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        List<StaffToRemindRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<StaffToRemindRow>(
                "StaffToRemind", new { Until = today.AddDays(HealthCertificates.ExpiringDays) }, cancellation);
        }

        var sent = 0;
        foreach (var eatery in rows.GroupBy(row => row.EateryId))
        {
            List<DueReminder> due = [.. eatery.SelectMany(row => Due(row, today))];
            if (due.Count > 0 && await SendAsync(eatery.Key, due, cancellation))
            {
                sent++;
            }
        }

        return sent;
    }

    /// <summary>Forgets who left long ago.</summary>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        await session.ExecuteAsync("ForgetStaff", new { Before = clock.GetUtcNow().UtcDateTime - Kept }, cancellation);
        await session.CommitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            var now = Day.WallClock(clock.GetUtcNow().UtcDateTime);
            var today = DateOnly.FromDateTime(now);
            if (doneFor == today || TimeOnly.FromDateTime(now) < From)
            {
                continue;
            }

            try
            {
                var sent = await SendAsync(stoppingToken);
                await ForgetAsync(stoppingToken);
                doneFor = today;
                if (sent > 0)
                {
                    logger.LogInformation("Reminded {Count} eateries of health certificates", sent);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Reminders of health certificates stopped; they go on in {Minutes} minutes: {Error}", Every.TotalMinutes, LoggedError.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static IEnumerable<DueReminder> Due(StaffToRemindRow row, DateOnly today) =>
        HealthCertificates.ReminderDue(row.ValidUntil, today) is { } days && days < (row.Reminded ?? int.MaxValue)
            ? [new DueReminder(row.MemberId, row.ValidUntil, days)]
            : [];

    // Names stay in the list: notices travel by mail.
    private static Notice ToNotice(long eatery, List<DueReminder> due, List<OwnerRow> owners) => new()
    {
        Kind = NoticeKinds.CertificateExpiring,
        Subject = string.Create(CultureInfo.InvariantCulture, $"staff:{eatery}"),
        Recipients = [.. owners.Select(owner => owner.AccountId)],
        EateryId = eatery,
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["shop"] = ShopName.Of(owners[0].Sign, owners[0].Name),
            ["count"] = due.Count.ToString(CultureInfo.InvariantCulture),
            ["date"] = Day.Text(due.Max(reminder => reminder.ValidUntil)),
        },
        Link = StaffPaths.OfOwner(eatery),
    };

    // False where another instance was faster, or there is nobody to tell.
    private async Task<bool> SendAsync(long eatery, List<DueReminder> due, CancellationToken cancellation)
    {
        try
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            var owners = await session.QueryAsync<OwnerRow>("OwnersToRemind", new { EateryId = eatery }, cancellation);
            if (owners.Count == 0)
            {
                // Once somebody has taken up the invitation, they are told.
                return false;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            foreach (var reminder in due)
            {
                await session.ExecuteAsync("AddStaffReminder", new { reminder.MemberId, reminder.ValidUntil, reminder.Days, Now = now }, cancellation);
            }

            await notices.AddAsync(session, ToNotice(eatery, due, owners), cancellation);
            await session.CommitAsync(cancellation);
            return true;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return false;
        }
    }

    internal sealed record StaffToRemindRow
    {
        public required long MemberId { get; init; }

        public required long EateryId { get; init; }

        public required DateOnly ValidUntil { get; init; }

        /// <summary>The days before the end of the last reminder sent; null where there was none.</summary>
        public int? Reminded { get; init; }
    }

    internal sealed record OwnerRow
    {
        public required long AccountId { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }
    }

    private sealed record DueReminder(long MemberId, DateOnly ValidUntil, int Days);
}
