using System.ComponentModel;

namespace SmrtGen.CompilerServices;

/// <summary>Sets the parameters of a generated finder.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterBinder
{
    /// <summary>Sets the parameters from position 0.</summary>
    void Bind(ParameterWriter parameters);
}
