using System.Collections.Frozen;
using SafeDiningCode.Rules;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Which cell of a row holds which column, read off a file's header.</summary>
internal sealed class ColumnMap
{
    private static readonly FrozenDictionary<string, RegistryColumn> ByHeader = RegistryColumnName.All
        .SelectMany(name => name.Aliases.Append(name.Chinese).Append(name.English), (name, header) => (Key: Key(header), name.Column))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Column, StringComparer.Ordinal);

    private readonly int[] cells;
    private readonly string[] headers;

    private ColumnMap(int[] cells, string[] headers)
    {
        this.cells = cells;
        this.headers = headers;
    }

    /// <summary>Cells in the header.</summary>
    public int Width => headers.Length;

    /// <summary>Whether the file speaks of everything that the registry keeps.</summary>
    public bool IsComplete => Array.TrueForAll(RegistryColumnName.All, name => name.Column == RegistryColumn.Business || Has(name.Column));

    /// <summary>Whether the file has the column at all. What a file does not speak of stays as the registry has it.</summary>
    public bool Has(RegistryColumn column) => cells[(int)column] >= 0;

    /// <summary>The cell's text, not yet cleaned; empty where the file lacks the column or the row the cell.</summary>
    public string Text(RawRow row, RegistryColumn column)
    {
        var cell = cells[(int)column];
        return cell >= 0 && cell < row.Cells.Length ? row.Cells[cell] : "";
    }

    /// <summary>The header as the file writes it, so that whoever reads a report finds the column.</summary>
    public string Header(RegistryColumn column) => Has(column) ? headers[cells[(int)column]] : RegistryColumnName.Of(column).Chinese;

    /// <summary>The columns of a header, and the indispensable ones that are not among them.</summary>
    /// <exception cref="RegistryFileException">Two cells are headed the same: which one counts cannot be known.</exception>
    public static (ColumnMap Columns, List<RegistryColumn> Missing) Read(RawRow header)
    {
        var found = Enumerable.Repeat(-1, RegistryColumnName.All.Length).ToArray();
        for (var cell = 0; cell < header.Cells.Length; cell++)
        {
            if (!ByHeader.TryGetValue(Key(header.Cells[cell]), out var column))
            {
                continue;
            }

            if (found[(int)column] >= 0)
            {
                throw new RegistryFileException(
                    $"表头中「{RegistryColumnName.Of(column).Chinese}」出现两次，请只保留一列。",
                    $"The header has two columns for {RegistryColumnName.Of(column).English}: keep one of them.");
            }

            found[(int)column] = cell;
        }

        var columns = new ColumnMap(found, [.. header.Cells.Select(CellText.Clean)]);
        return (columns, [.. RegistryColumnName.Indispensable.Where(column => !columns.Has(column))]);
    }

    private static string Key(string header) => TypedText.Compact(header).Replace("_", "", StringComparison.Ordinal);
}
