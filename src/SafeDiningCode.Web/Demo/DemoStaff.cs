using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Staff;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Demo;

/// <summary>Made-up staff with their health certificates, at every third eatery of the demo and only at the first thousands.</summary>
internal static class DemoStaff
{
    private const int Seed = 11;
    private const int EateriesWithStaff = 3000;

    private static readonly string[] Posts = ["厨师长", "厨师", "切配", "面点", "凉菜", "洗消", "服务员", "收银"];

    /// <summary>Writes the lists of a batch of eateries; one that has a list keeps it.</summary>
    public static async Task WriteAsync(DatabaseSession session, IEnumerable<RatedEatery> batch, TimeOrderedIds ids, DateTime nowUtc, CancellationToken cancellation)
    {
        var today = Day.InShanghai(nowUtc);
        var staff = batch.Where(eatery => eatery.Eatery.Number < EateriesWithStaff && (eatery.Eatery.Number % 3 == 0 || eatery.Eatery.Number == 1))
            .SelectMany(eatery => Members(eatery.Eatery.Number, today), (eatery, member) => new
            {
                id = ids.Next(),
                eatery = eatery.Place.EateryId,
                name = member.Name,
                post = member.Post,
                certificate = member.Certificate,
                issued = Day.ToNumber(member.IssuedOn),
                until = Day.ToNumber(HealthCertificates.LastDay(member.IssuedOn)),
            });
        await session.ExecuteAsync("AddDemoStaff", new { Batch = JsonSerializer.Serialize(staff), Now = nowUtc }, cancellation);
    }

    // The first eatery has everything in order; the second, which failed its inspection, has two that ran out.
    private static IEnumerable<Member> Members(int number, DateOnly today)
    {
        var random = new Random(Seed + number);
        var count = number switch { 0 => 12, 1 => 8, _ => random.Next(3, 9) };
        for (var place = 0; place < count; place++)
        {
            var age = random.Next(10, 320);
            var days = (number, place) switch
            {
                (0, _) => age,
                (1, < 2) => age + 365,
                (1, _) => age,
                _ => random.Next(12) switch { 0 => age + 365, 1 => 365 - random.Next(1, 28), _ => age },
            };
            yield return new Member(
                DemoWords.Surnames[random.Next(DemoWords.Surnames.Length)] + DemoWords.GivenNames[random.Next(DemoWords.GivenNames.Length)],
                Posts[Math.Min(place, Posts.Length - 1)],
                string.Create(CultureInfo.InvariantCulture, $"示例{number:00000}{place:00}"),
                today.AddDays(-days));
        }
    }

    private sealed record Member(string Name, string Post, string Certificate, DateOnly IssuedOn);
}
