using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Demo;

/// <summary>
/// A fictional Kunming, the same every time for the same day: first one eatery in each state that a page can show, then
/// as many ordinary ones as asked for.
/// </summary>
internal sealed class DemoCity
{
    private const int Seed = 20261122;

    // How much trouble each county has, in order of its code: some must stand out in the table.
    private static readonly double[] Troubles = [0.6, 0.8, 2.6, 1.7, 2.2, 0.7, 1.0, 1.2, 0.9, 0.6, 1.4, 1.1, 1.0, 0.8];

    private readonly DateOnly today;
    private readonly List<(DivisionRow County, List<DivisionRow> Streets, double Weight, double Trouble)> counties;
    private readonly double totalWeight;

    public DemoCity(DivisionDirectory divisions, DateOnly today)
    {
        this.today = today;
        counties =
        [
            .. divisions.Divisions.Values
                .Where(division => division.Level == "county")
                .OrderBy(division => division.Code, StringComparer.Ordinal)
                .Select((county, index) => (
                    county,
                    divisions.Divisions.Values
                        .Where(street => street.Parent == county.Code)
                        .OrderBy(street => street.Code, StringComparer.Ordinal)
                        .ToList(),
                    // The four inner districts eat most.
                    index < 4 ? 6.0 : index < 7 ? 2.0 : 1.0,
                    Troubles[index % Troubles.Length])),
        ];
        totalWeight = counties.Sum(county => county.Weight);
    }

    /// <summary>The eateries with the numbers 0 to <paramref name="count"/> − 1.</summary>
    public IEnumerable<DemoEatery> Eateries(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var ordinary = Ordinary(number);
            yield return number < DemoStates.Count ? DemoStates.Show(number, ordinary, today) : ordinary;
        }
    }

    private DemoEatery Ordinary(int number)
    {
        var random = new Random(Seed + number);
        // The first one stands by the lake in 五华区, the county with the lowest code.
        var (county, streets, _, trouble) = number == 0 ? counties[0] : PickCounty(random);
        var street = streets[random.Next(streets.Count)];
        var place = DemoWords.Places[random.Next(DemoWords.Places.Length)];
        var dish = DemoWords.Dishes[random.Next(DemoWords.Dishes.Length)];
        var issued = today.AddDays(-random.Next(40, 1700));
        var troubled = random.NextDouble() < 0.05 * trouble;
        var kitchen = random.Next(10) switch { < 3 => (KitchenKind?)null, < 5 => KitchenKind.Transparent, 5 => KitchenKind.Partition, < 8 => KitchenKind.Video, _ => KitchenKind.Network };
        return new DemoEatery
        {
            LicenceNumber = LicenceNumber.Create(LicenceCategory.Catering, county.Code, number + 1),
            CreditCode = CreditCode.Create("92", county.Code, string.Create(CultureInfo.InvariantCulture, $"MA{number / 100_000 % 10}{number % 100_000:00000}")),
            Number = number,
            Sign = $"示例{place}{dish}",
            Scope = DemoWords.Scopes[random.Next(DemoWords.Scopes.Length)],
            Address = $"昆明市{county.Name}{DemoWords.Roads[random.Next(DemoWords.Roads.Length)]}{random.Next(1, 900)}号",
            County = county.Code,
            Street = street.Code,
            LegalPerson = DemoWords.Surnames[random.Next(DemoWords.Surnames.Length)] + DemoWords.GivenNames[random.Next(DemoWords.GivenNames.Length)],
            IssuedOn = issued,
            ValidUntil = issued.AddYears(5).AddDays(-1),
            Grade = troubled ? Grade.C : random.Next(10) switch { < 3 => Grade.A, < 9 => Grade.B, _ => Grade.C },
            Kitchen = kitchen,
            HeartbeatAge = kitchen is KitchenKind.Video or KitchenKind.Network && random.Next(4) > 0
                ? TimeSpan.FromMinutes(random.Next(10) == 0 ? 90 : 1)
                : null,
            Inspections = Inspections(random, issued, troubled),
            DissatisfiedPercent = troubled ? random.Next(28, 55) : random.Next(1, 9),
            FairPercent = random.Next(5, 18),
            Popularity = Math.Pow(random.NextDouble(), 2) + 0.15,
        };
    }

    private (DivisionRow County, List<DivisionRow> Streets, double Weight, double Trouble) PickCounty(Random random)
    {
        var at = random.NextDouble() * totalWeight;
        foreach (var county in counties)
        {
            at -= county.Weight;
            if (at < 0)
            {
                return county;
            }
        }

        return counties[^1];
    }

    private List<DemoInspection> Inspections(Random random, DateOnly issued, bool troubled)
    {
        var inspections = new List<DemoInspection>();
        var date = today.AddDays(-random.Next(5, 150));
        for (var i = 0; i < 3 && date > issued; i++)
        {
            var failures = random.Next(10) switch
            {
                < 5 when !troubled => 0,
                < 8 => 1 + random.Next(2),
                _ => troubled ? 4 : 1,
            };
            inspections.Add(Inspection(random, date, failures));
            date = date.AddDays(-random.Next(90, 260));
        }

        return inspections;
    }

    private static DemoInspection Inspection(Random random, DateOnly date, int failures)
    {
        var items = Enumerable.Range(0, DemoWords.Failures.Length).OrderBy(_ => random.Next()).Take(failures).Select(index => DemoWords.Failures[index]).ToList();
        var failed = items.Select(item => new DemoFailure(item.Wording, item.KeyItem, date.AddDays(random.Next(2, 10)))).ToList();
        var keyFailed = items.Count(item => item.KeyItem);
        return new DemoInspection(date, InspectionResults.Judge(keyChecked: 7, keyFailed, generalChecked: 23, generalFailed: items.Count - keyFailed), failed);
    }
}
