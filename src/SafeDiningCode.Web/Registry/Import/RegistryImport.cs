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
        var batch = new Batch();
        var writing = (Outcome: Task.FromResult(BatchOutcome.None), Batch: batch, Rows: 0);
        try
        {
            foreach (var row in file.DataRows(_ => { }))
            {
                cancellation.ThrowIfCancellationRequested();
                summary.Rows++;
                Take(row, reader.Read(row), batch, columns, summary, report, options.Samples);
                if (batch.Rows.Count == BatchSize)
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
            var whole = batch;
            batch = new Batch();
            writing = (Task.Run(() => WriteBatchAsync(whole.Rows, columns, options), CancellationToken.None), whole, summary.Rows);
        }

        async Task WrittenAsync()
        {
            var (written, whole, rows) = writing;
            var outcome = await written;
            writing = (Task.FromResult(BatchOutcome.None), whole, rows);
            summary.Add(outcome);
            foreach (var index in outcome.Outside)
            {
                summary.Warned -= whole.Warned.Contains(index) ? 1 : 0;
                Refuse(whole.Raw[index], Outside(whole.Rows[index]), columns, summary, report, options.Samples);
            }

            progress?.Report(new ImportProgress(Checking: false, total == 0 ? 1 : (double)rows / total, rows));
        }
    }

    private async Task<BatchOutcome> WriteBatchAsync(List<RegistryRow> rows, ColumnMap columns, ImportOptions options)
    {
        if (rows.Count == 0)
        {
            return BatchOutcome.None;
        }

        using var span = Spans.Registry.StartActivity("import batch");
        span?.SetTag("safedining.batch.size", rows.Count);
        return await writer.WriteAsync(rows, columns, options, CancellationToken.None);
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

    private static void Take(
        RawRow row, RowReading reading, Batch batch, ColumnMap columns, ImportSummary summary, ImportReport report, ImportSamples? samples)
    {
        switch (reading)
        {
            case RowReading.Accepted accepted:
                if (accepted.Warnings.Count > 0)
                {
                    summary.Warned++;
                    batch.Warned.Add(batch.Rows.Count);
                }

                batch.Rows.Add(accepted.Row);
                batch.Raw.Add(row);
                foreach (var warning in accepted.Warnings)
                {
                    report.Warn(row, warning);
                    Sample(samples?.Warned, row, warning, columns);
                }

                break;
            case RowReading.Rejected rejected:
                Refuse(row, rejected.Finding, columns, summary, report, samples);
                break;
            default:
                summary.NotCatering++;
                break;
        }
    }

    private static void Refuse(RawRow row, RowFinding finding, ColumnMap columns, ImportSummary summary, ImportReport report, ImportSamples? samples)
    {
        summary.Reject(finding.Reason);
        report.Reject(row, finding);
        Sample(samples?.Refused, row, finding, columns);
    }

    private static void Sample(List<SampledFinding>? kept, RawRow row, RowFinding finding, ColumnMap columns)
    {
        if (kept is not null)
        {
            ImportSamples.Keep(kept, new SampledFinding(row.Line, columns.Text(row, RegistryColumn.Licence), columns.Text(row, RegistryColumn.Name), finding));
        }
    }

    private static RowFinding Outside(RegistryRow row) => new(ImportReason.OutsideScope, RegistryColumn.County, row.Division);

    /// <summary>Rows that go to the registry together, as they were read and as they stand in the file.</summary>
    private sealed class Batch
    {
        public List<RegistryRow> Rows { get; } = new(BatchSize);

        public List<RawRow> Raw { get; } = new(BatchSize);

        /// <summary>Places of rows with warnings.</summary>
        public HashSet<int> Warned { get; } = [];
    }
}
