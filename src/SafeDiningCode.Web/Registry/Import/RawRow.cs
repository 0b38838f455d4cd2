namespace SafeDiningCode.Web.Registry.Import;

/// <summary>A row as it stands in the file.</summary>
/// <param name="Line">Its line in a text file, its row in a sheet, from 1.</param>
/// <param name="Cells">Its cells as text.</param>
internal readonly record struct RawRow(int Line, string[] Cells)
{
    /// <summary>Whether there is nothing in it: such rows separate others and are not counted.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
