using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

internal sealed partial class MappingEmitter
{
    private void WriteRead()
    {
        _writer.Open($"/// <inheritdoc/>\npublic static {_entity.Type} Read(in {Code.Services}Row row)");
        new ConstructionCode(_entity.Columns, _entity.Construction, _values.Read).WriteConstruction(_writer, "entity", _entity.Type);
        _writer.WriteLine("OnLoaded(entity);\nreturn entity;");
        _writer.Close("}\n");
    }

    private void WriteReturned()
    {
        WriteReturned("ReadInserted", _layout.ReturnedByInsert);
        WriteReturned("ReadUpdated", _layout.ReturnedByUpdate);
    }

    private void WriteReturned(string method, IReadOnlyList<ColumnModel> columns)
    {
        _writer.Open($"/// <inheritdoc/>\npublic static void {method}(in {Code.Services}Row row, {_entity.Type} entity)");
        for (int i = 0; i < columns.Count; i++)
            _writer.WriteLine(AccessorCode.Assign(columns[i], "entity", _values.Read(columns[i], i)) + ";");
        _writer.Close("}\n");
    }

    private void WriteAccessors()
    {
        ConstructionModel construction = _entity.Construction;
        if (construction.ThroughAccessor)
            AccessorCode.WriteConstructor(_writer, _entity.Type, construction);

        var written = construction.Written.Select(ordinal => _entity.Columns[ordinal])
            .Concat(_layout.ReturnedByInsert)
            .Concat(_layout.ReturnedByUpdate)
            .Concat(_layout.Keys.Where(key => key.Generation == ValueGeneration.OnClient))
            .Distinct();
        foreach (ColumnModel column in written)
            AccessorCode.WriteAccessor(_writer, column);
    }
}
