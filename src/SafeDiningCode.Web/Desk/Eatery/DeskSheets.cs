using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Web.Desk.Eatery;

/// <summary>Reads what an official sees of an eatery.</summary>
internal sealed class DeskSheets(Database database, CodeKeys keys, ThemeBook themes, TimeProvider clock)
{
    private const int MostInspections = 10;

    /// <summary>Reads it, of an eatery that was found within the scope.</summary>
    public async Task<DeskSheet> ReadAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var one = new { Eatery = eatery };
        var codes = await session.QueryAsync<DeskCodeRow>("DeskCodes", one, cancellation);
        return new DeskSheet
        {
            Facts = await session.SingleAsync<DeskFactsRow>("DeskFacts", one, cancellation),
            Licences = await session.QueryAsync<DeskLicenceRow>("DeskLicences", one, cancellation),
            Inspections = await session.QueryAsync<DeskInspectionRow>("DeskInspections", new { Eatery = eatery, Most = MostInspections }, cancellation),
            Codes = [.. codes.Select(row => row.ToCode(keys))],
            Owners = await session.QueryAsync<DeskOwnerRow>("DeskOwners", one, cancellation),
            Matters = await session.SingleAsync<DeskMattersRow>("DeskMatters", one, cancellation),
            Themes = await themes.OfEateryAsync(eatery, cancellation),
            Today = Day.InShanghai(clock),
        };
    }

    internal sealed record DeskCodeRow
    {
        public required long Serial { get; init; }

        public required int KeyVersion { get; init; }

        public required int Number { get; init; }

        public required DateTime IssuedAt { get; init; }

        public DateTime? RevokedAt { get; init; }

        public DeskCode ToCode(CodeKeys keys)
        {
            var code = keys.Code(KeyVersion, Serial);
            return new DeskCode(code.ToString(), code.Grouped, Number, IssuedAt, RevokedAt);
        }
    }
}
