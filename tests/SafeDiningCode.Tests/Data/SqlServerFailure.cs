using System.Reflection;
using Microsoft.Data.SqlClient;

namespace SafeDiningCode.Tests.Data;

/// <summary>SqlClient's exceptions, which only SqlClient can make, with the numbers that a server sends.</summary>
internal static class SqlServerFailure
{
    public static SqlException Of(params int[] numbers)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var errors = (SqlErrorCollection)typeof(SqlErrorCollection).GetConstructor(Hidden, [])!.Invoke([]);
        var make = typeof(SqlError).GetConstructors(Hidden).OrderBy(constructor => constructor.GetParameters().Length).First();
        foreach (var number in numbers)
        {
            var error = make.Invoke([.. make.GetParameters().Select(parameter => parameter.Name switch
            {
                "infoNumber" => number,
                _ when parameter.HasDefaultValue => parameter.DefaultValue,
                _ when parameter.ParameterType == typeof(string) => $"number {number}",
                _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
                _ => null,
            })]);
            typeof(SqlErrorCollection).GetMethod("Add", Hidden, [typeof(SqlError)])!.Invoke(errors, [error]);
        }

        var create = typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }
}
