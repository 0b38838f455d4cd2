using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// How values travel: instants are UTC to the millisecond (<c>datetime2(3)</c>; on SQLite text of fixed width, which
/// sorts as time does); calendar days are whole numbers like 20261122 on both engines.
/// </summary>
internal static class TypeHandlers
{
    /// <summary>Instants as text: SQLite's columns, and JSON parameters on both engines.</summary>
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff";

    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateTime?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DayHandler());
    }

    /// <summary>Digits of a second that <c>datetime2(3)</c> keeps.</summary>
    private const byte Milliseconds = 3;

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override void SetValue(IDbDataParameter parameter, DateTime value)
        {
            if (value.Kind != DateTimeKind.Utc)
            {
                throw new ArgumentException("Instants are stored in UTC.", nameof(value));
            }

            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.ToString(InstantFormat, CultureInfo.InvariantCulture);
            }
            else
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Scale = Milliseconds;
                parameter.Value = new DateTime(value.Ticks - (value.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
            }
        }

        public override DateTime Parse(object value) => value is string text
            ? DateTime.ParseExact(
                text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc);
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Int32;
            parameter.Value = Day.ToNumber(value);
        }

        public override DateOnly Parse(object value) => Day.FromNumber(Convert.ToInt32(value, CultureInfo.InvariantCulture));
    }
}
