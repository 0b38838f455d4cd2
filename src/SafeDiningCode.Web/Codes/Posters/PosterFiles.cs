using System.Text;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Codes.Pdf;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>How many posters a run wrote and how many were there already.</summary>
internal sealed record PosterRun(int Written, int Skipped);

/// <summary>
/// Writes the posters of a reporting unit, a file for each active code. A poster has its name only when it is whole, so
/// a run that was stopped goes on where it was.
/// </summary>
internal sealed class PosterFiles(Database database, PosterMaker maker, PageRenderer pages, TimeProvider clock)
{
    private const string Unfinished = ".part";

    /// <summary>The posters to write: every active code of a unit and of all below it.</summary>
    public async Task<List<PosterRow>> ListAsync(string unit, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<PosterRow>(
            "PostersOfUnit", new { Unit = unit, Today = Day.ToNumber(Day.InShanghai(clock)) }, cancellation);
    }

    /// <summary>Writes them as PDF, or as pages to print where there are no fonts to draw with.</summary>
    /// <param name="force">Also those that are there already.</param>
    /// <param name="done">Told after each poster how many are done.</param>
    public async Task<PosterRun> WriteAsync(
        IReadOnlyList<PosterRow> rows,
        string folder,
        PaperSize size,
        IReadOnlyList<TrueTypeFont> fonts,
        bool force,
        IProgress<int>? done = null,
        CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var written = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var poster = maker.Make(rows[i]);
            var path = Path.Combine(folder, FileName(rows[i].Licence, poster, fonts.Count > 0 ? "pdf" : "html"));
            if (force || !File.Exists(path))
            {
                var bytes = fonts.Count > 0 ? PosterPdf.Draw(poster, size, fonts) : await PageAsync(poster, size);
                await File.WriteAllBytesAsync(path + Unfinished, bytes, cancellation);
                File.Move(path + Unfinished, path, overwrite: true);
                written++;
            }

            done?.Report(i + 1);
        }

        return new PosterRun(written, rows.Count - written);
    }

    /// <summary>The licence's number and the code, whatever else a registry may have in the number.</summary>
    internal static string FileName(string? licence, Poster poster, string extension)
    {
        var safe = string.Concat((licence ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        return safe.Length > 0 ? $"{safe}-{poster.Code}.{extension}" : $"{poster.Code}.{extension}";
    }

    private async Task<byte[]> PageAsync(Poster poster, PaperSize size)
    {
        var html = await pages.RenderAsync<PosterPage>(
            new PageContext(Language.Chinese, Large: false, Path: "/"),
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Poster"] = poster, ["Size"] = size, ["Alone"] = true });
        return Encoding.UTF8.GetBytes(html);
    }
}
