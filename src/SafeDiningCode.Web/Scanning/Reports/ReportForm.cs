namespace SafeDiningCode.Web.Scanning.Reports;

/// <summary>The report form as it is shown: empty at first, or as it was sent with what is wrong.</summary>
/// <param name="Code">The code as scanned or typed.</param>
/// <param name="Shop">What the eatery behind the code is called; null where there is none.</param>
/// <param name="Token">The form's token.</param>
/// <param name="Kind">What was chosen.</param>
/// <param name="Comment">What was written.</param>
/// <param name="Fault">What is wrong, in the reader's language; null at first.</param>
public sealed record ReportForm(string Code, string? Shop, string Token, string Kind = "", string Comment = "", string? Fault = null);
