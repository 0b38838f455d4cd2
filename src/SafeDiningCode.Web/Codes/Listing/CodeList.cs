using CsvHelper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Codes.Listing;

/// <summary>A code with the eatery it was issued to, as the list shows it.</summary>
internal sealed record ListedCode(TrustCode Code, string Licence, string Name, string Division, string Url, string Status);

/// <summary>All codes ever issued, revoked ones too: row by row, for there may be a hundred thousand.</summary>
internal sealed class CodeList(Database database, CodeKeys keys, CodeLinks links, TimeProvider clock)
{
    private static readonly CsvWriterOptions Csv = new()
    {
        NewLine = "\n",
        // A shop may be called =1+1: a spreadsheet shall show it, not run it.
        Injection = CsvInjection.Escape,
    };

    /// <summary>The codes, eatery by eatery in the order they were issued.</summary>
    public async IAsyncEnumerable<ListedCode> ReadAsync()
    {
        var today = Day.ToNumber(Day.InShanghai(clock));
        await using var session = await database.OpenAsync(Patience.Long);
        await foreach (var row in session.StreamAsync<CodeWithLicenceRow>("CodesWithLicence", new { Today = today }))
        {
            var code = keys.Code(row.KeyVersion, row.Serial);
            yield return new ListedCode(
                code, row.Licence ?? "", ShopName.Of(row.Sign, row.Name), row.Division, links.For(code), row.RevokedAt is null ? "active" : "revoked");
        }
    }

    /// <summary>Writes the codes as CSV in UTF-8 with a header; answers how many.</summary>
    public async Task<int> WriteCsvAsync(Stream destination, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(destination, Csv, leaveOpen: true);
        await csv.WriteRecordAsync(["code", "licence", "name", "division", "url", "status"], cancellation);
        var count = 0;
        await foreach (var code in ReadAsync().WithCancellation(cancellation))
        {
            await csv.WriteRecordAsync([code.Code.ToString(), code.Licence, code.Name, code.Division, code.Url, code.Status], cancellation);
            count++;
        }

        await csv.FlushAsync(cancellation);
        return count;
    }

    internal sealed record CodeWithLicenceRow
    {
        public required long Serial { get; init; }

        public required int KeyVersion { get; init; }

        public DateTime? RevokedAt { get; init; }

        /// <summary>The licence in force, else the latest; null where the eatery has none.</summary>
        public string? Licence { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Division { get; init; }
    }
}
