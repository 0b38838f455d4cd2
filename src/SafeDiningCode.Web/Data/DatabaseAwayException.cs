using System.Data.Common;

namespace SafeDiningCode.Web.Data;

/// <summary>The database was found away a moment ago and is not asked now: said to those who cannot be answered without it.</summary>
internal sealed class DatabaseAwayException() : DbException("The database is away.");
