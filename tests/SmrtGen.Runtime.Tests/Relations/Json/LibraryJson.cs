using System.Text.Json.Serialization;
using SmrtGen.Runtime.Tests.Relations.Model;

namespace SmrtGen.Runtime.Tests.Relations.Json;

[JsonSerializable(typeof(List<Author>))]
[JsonSerializable(typeof(Book))]
[JsonSerializable(typeof(Cover))]
internal sealed partial class LibraryJson : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Book))]
internal sealed partial class SnakeCaseLibraryJson : JsonSerializerContext;
