using SmrtGen.Generator.Model;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Emission;

internal sealed partial class RepositoryEmitter
{
    private void WriteFinders()
    {
        IReadOnlyList<Finder> finders = Finder.Of(_entity);
        foreach (Finder finder in finders)
            WriteFinder(finder);
        if (_fault is not null)
            return;
        foreach (IGrouping<string, Finder> group in finders.GroupBy(finder => finder.BinderName))
        {
            if (group.Any(finder => finder.IsCached))
                WriteIndexKey(group.First());
            else
                WriteBinder(group.First());
        }
    }

    private void WriteFinder(Finder finder)
    {
        IReadOnlyList<string> names = Code.LocalNames(finder.Arguments.Select(column => column.PropertyName), "cancellationToken");
        string sql = "";
        if (_fault is null)
        {
            string name = finder.MethodName.Substring(0, finder.MethodName.Length - "Async".Length) + "Sql";
            sql = Code.SqlConstants(_writer, name, finder.Sql);
            if (finder.NullSafeSql is { } nullSafe)
            {
                string nulls = string.Join(" || ", finder.Arguments.Select((column, i) => (column, i)).Where(each => each.column.IsNullable).Select(each => names[each.i] + " is null"));
                sql = $"{nulls} ? {Code.SqlConstants(_writer, name + "WithNull", nullSafe)} : {sql}";
            }
        }

        string binder = $"new {finder.BinderName}({string.Join(", ", names)})";
        string by = finder.IsCached ? "ByIndex" : "By";
        string call = $"{by}Core<{finder.BinderName}>({Code.Literal(finder.MethodName)}, {sql}, {binder}, ";
        string what = string.Join(" and ", finder.Arguments.Select(column => $"<c>{column.PropertyName}</c>"));
        string where = finder.Where is null ? "" : $" Only rows where <c>{Doc.Escape(finder.Where)}</c>.";
        string parameters = $"{Code.Parameters(Arguments(finder), names)}, {Code.Token}";
        if (finder.IsList)
        {
            WriteMethod(
                $"Lists the rows with this {what}, up to the entity's limit.{where}", finder.Sql, "Many", $"ValueTask<global::System.Collections.Generic.List<{_entity.Type}>>",
                $"{finder.MethodName}({parameters})", $"List{call.Replace("Core<", "CoreAsync<")}cancellationToken)");
        }
        else
        {
            WriteMethod(
                $"Finds the row with this {what}, or null.{where}", finder.Sql, Single, $"ValueTask<{_entity.Type}?>",
                $"{finder.MethodName}({parameters})", $"Find{call.Replace("Core<", "CoreAsync<")}cancellationToken)");
        }
    }

    private void WriteBinder(Finder finder)
    {
        ColumnModel[] arguments = Arguments(finder);
        IReadOnlyList<string> names = Code.LocalNames(arguments.Select(column => column.PropertyName), "parameters");
        var values = new ValueCode(_entity.GeneratedPrefix + "Mapping");
        var locals = new HashSet<string>(names, StringComparer.Ordinal);
        _writer.Open($"private readonly struct {finder.BinderName}({Code.Parameters(arguments, names)}) : {Code.Services}IParameterBinder");
        WriteBind(values, arguments, names, locals);
        _writer.Close("}\n");
    }

    /// <summary>A binder by which what the finder finds is cached.</summary>
    private void WriteIndexKey(Finder finder)
    {
        ColumnModel[] arguments = Arguments(finder);
        IReadOnlyList<string> names = Code.MemberNames(arguments.Select(column => column.PropertyName), "Bind", "Of", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", finder.BinderName);
        var values = new ValueCode(_entity.GeneratedPrefix + "Mapping");
        var locals = new HashSet<string>(names.Append("parameters"), StringComparer.Ordinal);
        string own = string.Join(", ", finder.Arguments.Select(OwnValue));
        _writer.Open(
            $"private readonly record struct {finder.BinderName}({Code.Parameters(arguments, names)})\n"
            + $"    : {Code.Services}IIndexKey<{finder.BinderName}, {_entity.Type}>");
        _writer.WriteLine($"public static {finder.BinderName} Of({_entity.Type} entity) => new({own});\n");
        WriteBind(values, arguments, names, locals);
        _writer.Close("}\n");
    }

    private void WriteBind(ValueCode values, ColumnModel[] arguments, IReadOnlyList<string> names, HashSet<string> locals)
    {
        _writer.Open($"public void Bind({Code.Services}ParameterWriter parameters)");
        for (int i = 0; i < arguments.Length; i++)
            values.WriteSetter(_writer, arguments[i], i, names[i], locals);
        _writer.Close();
    }

    /// <summary>The value of a row's object: where the database holds no null it has none, whatever its type says.</summary>
    private static string OwnValue(ColumnModel column) => $"entity.{Code.Property(column)}" + column switch
    {
        { IsNullable: true } or { IsClrNullable: false } => "",
        { Value.IsReferenceType: true } => "!",
        _ => ".GetValueOrDefault()",
    };

    /// <summary>The columns as arguments: null is accepted where the database may hold it.</summary>
    private static ColumnModel[] Arguments(Finder finder) => [.. finder.Arguments.Select(column => column with { IsClrNullable = column.IsNullable })];
}
