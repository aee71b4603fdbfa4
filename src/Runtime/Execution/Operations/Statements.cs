namespace SmrtGen.CompilerServices;

/// <summary>A generated statement by key.</summary>
internal readonly struct KeyStatement<TEntity, TKey, TMapping>(SqlText sql, TKey key) : IStatement
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    public string GetSql(DatabaseEngine engine) => sql.For(engine);

    public void Bind(ParameterWriter parameters) => TMapping.BindKey(parameters, key);
}

/// <summary>A generated finder's statement.</summary>
internal readonly struct FinderStatement<TBinder>(SqlText sql, TBinder binder) : IStatement
    where TBinder : struct, IParameterBinder
{
    public string GetSql(DatabaseEngine engine) => sql.For(engine);

    public void Bind(ParameterWriter parameters) => binder.Bind(parameters);
}

/// <summary>A generated finder's statement that ends with the most rows to read.</summary>
internal readonly struct BoundedFinderStatement<TBinder>(EntityInfo entity, SqlText sql, TBinder binder, int limit) : IStatement
    where TBinder : struct, IParameterBinder
{
    public string GetSql(DatabaseEngine engine) => entity.FinderTexts.Get(sql.For(engine), limit);

    public void Bind(ParameterWriter parameters) => binder.Bind(parameters);
}

/// <summary>Reads entities through their mapping.</summary>
internal readonly struct EntityReader<TEntity, TKey, TMapping> : IRowReader<TEntity>
    where TEntity : class
    where TKey : notnull
    where TMapping : struct, IEntityMapping<TEntity, TKey>
{
    public static TEntity Read(in Row row) => TMapping.Read(row);
}

/// <summary>Reads projections.</summary>
internal readonly struct ViewReader<TEntity, TView> : IRowReader<TView>
    where TEntity : class
    where TView : IEntityView<TEntity, TView>
{
    public static TView Read(in Row row) => TView.ReadView(row);
}
