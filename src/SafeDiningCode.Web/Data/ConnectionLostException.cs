using System.Data.Common;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// The connection or its transaction was ended under our hands, by the server or on the way, or the pool had none to
/// give. The drivers tell of it as of a wrong use of themselves; what became of a commit is not known.
/// </summary>
internal sealed class ConnectionLostException(InvalidOperationException reason) : DbException("The connection to the database was lost.", reason);
