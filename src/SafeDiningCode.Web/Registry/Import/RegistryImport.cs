using SafeDiningCode.Web.Hosting.Telemetry;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>
/// Imports a registry extract. The file is read twice: first as a whole, so that one which cannot be read changes
/// nothing; then row by row into the registry, in batches that are committed one by one. Stopped at any moment, the
/// same import run again finds what is in and goes on.
/// </summary>
internal sealed class RegistryImport(RegistryWriter writer, DivisionDirectory divisions)
{
    private const int BatchSize = 1000;

    /// <summary>Imports the file and says what came of it.</summary>
    /// <exception cref="RegistryFileException">The file or the report cannot be used; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; whole batches are in.</exception>
    public async Task<ImportSummary> RunAsync(
        string path, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var file = RegistryFile.Open(path);
        var (columns, total) = Survey(file, progress, cancellation);
        using var report = ImportReport.Create(options.ReportPath, path, columns);
        var reader = new RegistryRowReader(columns, divisions);
        var summary = new ImportSummary();
        var batch = new List<RegistryRow>(BatchSize);
        var writing = (Batch: Task.FromResult(BatchOutcome.None), Rows: 0);
        try
        {
            foreach (var row in file.DataRows(_ => { }))
            {
                cancellation.ThrowIfCancellationRequested();
                summary.Rows++;
                Take(row, reader.Read(row), batch, summary, report);
                if (batch.Count == BatchSize)
                {
                    await WriteAsync();
                }
            }

            await WriteAsync();
        }
        finally
        {
            // A batch that has begun is finished: stopping is between two of them.
            await WrittenAsync();
        }

        return summary;

        // The next rows are read and judged while the database takes these.
        async Task WriteAsync()
        {
            await WrittenAsync();
            cancellation.ThrowIfCancellationRequested();
            var rows = batch;
            batch = new List<RegistryRow>(BatchSize);
            writing = (Task.Run(() => WriteBatchAsync(rows, columns, options.DryRun), CancellationToken.None), summary.Rows);
        }

        async Task WrittenAsync()
        {
            var (written, rows) = writing;
            summary.Add(await written);
            writing = (Task.FromResult(BatchOutcome.None), rows);
            progress?.Report(new ImportProgress(Checking: false, total == 0 ? 1 : (double)rows / total, rows));
        }
    }

    private async Task<BatchOutcome> WriteBatchAsync(List<RegistryRow> rows, ColumnMap columns, bool dryRun)
    {
        if (rows.Count == 0)
        {
            return BatchOutcome.None;
        }

        using var span = Spans.Registry.StartActivity("import batch");
        span?.SetTag("safedining.batch.size", rows.Count);
        return await writer.WriteAsync(rows, columns, dryRun, CancellationToken.None);
    }

    private static (ColumnMap Columns, int Rows) Survey(RegistryFile file, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ColumnMap? columns = null;
        var rows = 0;
        foreach (var _ in file.DataRows(header => columns = header))
        {
            if (++rows % BatchSize == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(Checking: true, file.Position, rows));
            }
        }

        progress?.Report(new ImportProgress(Checking: true, 1, rows));
        return (columns!, rows);
    }

    private static void Take(RawRow row, RowReading reading, List<RegistryRow> batch, ImportSummary summary, ImportReport report)
    {
        switch (reading)
        {
            case RowReading.Accepted accepted:
                batch.Add(accepted.Row);
                summary.Warned += accepted.Warnings.Count > 0 ? 1 : 0;
                foreach (var warning in accepted.Warnings)
                {
                    report.Warn(row, warning);
                }

                break;
            case RowReading.Rejected rejected:
                summary.Reject(rejected.Finding.Reason);
                report.Reject(row, rejected.Finding);
                break;
            default:
                summary.NotCatering++;
                break;
        }
    }
}
